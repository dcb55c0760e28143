package dev.clary.cli;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
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
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Types commands in a home directory of its own, and keeps what they print. */
final class Terminal {
  private static final int LOOKS = 1200;
  private static final long BETWEEN_LOOKS_MILLIS = 50;

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
    return start(output, List.of(), words);
  }

  /** Does the same with options for the virtual machine. */
  Process start(Path output, List<String> options, String... words) {
    var builder = new ProcessBuilder(line(options, words));
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a shell would be given to start a command in a process of its own. */
  List<String> line(List<String> options, String... words) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.clary.cli.Main");
    return Stream.of(java.subList(0, 1), options, java.subList(1, java.size()), List.of(words))
        .flatMap(List::stream)
        .toList();
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

  /** Waits until something is so, for at most a minute. */
  static void until(String what, BooleanSupplier holds) throws InterruptedException {
    for (int look = 0; !holds.getAsBoolean(); look++) {
      assertThat(look).as("looks until " + what).isLessThan(LOOKS);
      assertThat(new CountDownLatch(1).await(BETWEEN_LOOKS_MILLIS, MILLISECONDS)).isFalse();
    }
  }

  /** Waits for the end of a process, and returns its exit code. */
  static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(1, MINUTES)).as("ended within a minute").isTrue();
    return process.exitValue();
  }

  /** Sends a signal, as a keyboard or another program would. */
  static void signal(Process process, String signal) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()));
    assertThat(end(kill.start())).isZero();
  }

  /** The lines of a file in the working directory; none if there is no such file. */
  List<String> read(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
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
