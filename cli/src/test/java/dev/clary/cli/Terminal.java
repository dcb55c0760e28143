package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Types commands in a home directory of its own, and keeps what they print. */
final class Terminal {
  private final Path home;
  private final Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Terminal(Path home) {
    this.home = home;
    this.directory = home.resolve("work");
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What became of a command. */
  record Result(int code, String out, String err) {

    List<String> lines() {
      return out.lines().toList();
    }

    /** This result, if the command did what it was asked for. */
    Result succeeded() {
      assertThat(code).as(err + out).isZero();
      return this;
    }
  }

  /** Runs a command in this process. */
  synchronized Result type(String... words) {
    out.reset();
    err.reset();
    int code = Main.commandLine(surroundings()).execute(words);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Starts a command in a process of its own, which may be killed. */
  Process start(Path output, String... words) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.clary.cli.Main");
    var builder = new ProcessBuilder(Stream.concat(java.stream(), Stream.of(words)).toList());
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file into the working directory. */
  Path write(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return home.resolve(".clary");
  }

  Path directory() {
    return directory;
  }

  private Surroundings surroundings() {
    return new Surroundings(
        Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString()),
        directory,
        home,
        "Linux",
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        "clary",
        Optional.empty(),
        InstantSource.system(),
        ZoneOffset.UTC);
  }
}
