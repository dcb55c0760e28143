package dev.clary.service.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.service.training.Engine.Pipe;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files by which a server, the wrapper of an attempt and the next server understand each other;
 * {@code wrapper.sh} is the other half of this class. Immutable.
 */
record AttemptDirectory(Path path) {
  private static final String SERVER = "server";

  /** What {@code bwrap --info-fd} writes. */
  private static final Pattern CHILD_PID = Pattern.compile("\"child-pid\": *([0-9]+)[,\\s}]");

  Path output() {
    return path.resolve("output.log");
  }

  /** The script that runs the attempt. */
  Path wrapper() {
    return path.resolve("wrapper.sh");
  }

  /** Arguments for the sandbox, each ended by a zero byte; not there without a sandbox. */
  Path sandboxArguments() {
    return path.resolve("sandbox.args");
  }

  /** What the value of the environment variable is that marks every process of the attempt. */
  String marker() {
    return UUID.nameUUIDFromBytes(path.toString().getBytes(UTF_8)).toString();
  }

  void writeSandboxArguments(List<String> arguments) throws IOException {
    var text = new StringBuilder();
    arguments.forEach(argument -> text.append(argument).append('\0'));
    Files.createFile(
        sandboxArguments(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(sandboxArguments(), text);
  }

  private Path pipes() {
    return path.resolve("pipes");
  }

  /** Notes what is fed by named pipes; nothing if nothing is. */
  void writePipes(List<Pipe> pipes) throws IOException {
    if (pipes.isEmpty()) {
      return;
    }
    var lines = new ArrayList<String>();
    for (Pipe pipe : pipes) {
      lines.add(pipe.stem().toString());
      lines.add(pipe.parts().toString());
      // What the arithmetic of shells is sure to hold.
      lines.add(pipe.seed().map(seed -> "" + Math.floorMod(seed, Integer.MAX_VALUE)).orElse(""));
    }
    Files.write(pipes(), lines);
  }

  /** Whether processes besides the program's feed named pipes. */
  boolean hasPipes() {
    return Files.exists(pipes());
  }

  /** Claims the attempt, so that no wrapper runs it any more; false when it was claimed before. */
  boolean claim() throws IOException {
    try {
      Files.writeString(claimFile(), SERVER + "\n", StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Whether a server claimed the attempt, so that it was never started and never will be. */
  boolean refused() throws IOException {
    String claim = Files.readString(claimFile()).strip();
    // A server that died while it claimed leaves an empty claim, and nobody else ever asked.
    return claim.equals(SERVER) || (claim.isEmpty() && askers().isEmpty());
  }

  /**
   * The wrappers that may be running the attempt: the one that holds the claim, or, in the instant
   * when its claim is made but not yet written, all that asked.
   */
  List<ProcessIdentity> wrappers() throws IOException {
    Optional<ProcessIdentity> claimer = ProcessIdentity.read(claimFile());
    return claimer.isPresent() ? List.of(claimer.get()) : askers();
  }

  private List<ProcessIdentity> askers() throws IOException {
    var askers = new ArrayList<ProcessIdentity>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "asker.*")) {
      for (Path file : files) {
        ProcessIdentity.read(file).ifPresent(askers::add);
      }
    }
    return askers;
  }

  private Path claimFile() {
    return path.resolve("claim");
  }

  /** Whether the program's process exists and heeds signals. */
  boolean begun() {
    return Files.exists(path.resolve("begun"));
  }

  boolean hasResult() {
    return Files.exists(path.resolve("result"));
  }

  /** Whether the wrapper has begun to write the result down. */
  boolean resultBegun() {
    return Files.exists(path.resolve("result.new"));
  }

  /** The exit code of the program, or empty when it left none. */
  OptionalInt result() throws IOException {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(path.resolve("result")).strip()));
    } catch (NoSuchFileException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** The first process inside the sandbox, with which all others in it end; empty until known. */
  Optional<Long> sandboxProcess() throws IOException {
    try {
      Matcher matcher = CHILD_PID.matcher(Files.readString(path.resolve("sandbox.json")));
      return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  boolean sandboxed() {
    return Files.exists(sandboxArguments());
  }
}
