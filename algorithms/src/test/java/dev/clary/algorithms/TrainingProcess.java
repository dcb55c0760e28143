package dev.clary.algorithms;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A training program in a process of its own, as it is after {@code package}. */
final class TrainingProcess {
  private static final long DEADLINE_SECONDS = 120;

  private final Path errors;
  private final Process process;
  private final Thread reader;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> taken = new ArrayList<>();

  /** What a process left when it ended. */
  record Ended(int exitCode, List<String> output, List<String> errors) {}

  private TrainingProcess(Path errors, Process process) {
    this.errors = errors;
    this.process = process;
    reader = new Thread(this::read, "output of " + process.pid());
    reader.start();
  }

  /**
   * Starts the built-in XGBoost.
   *
   * @param environment names and values, in turn
   */
  static TrainingProcess start(Path base, String... environment) throws IOException {
    Path errors = base.resolve("errors");
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath(Path.of("target")),
            "dev.clary.algorithms.XgboostTraining");
    builder.environment().put("SAGEMAKER_BASE_DIR", base.toString());
    for (int i = 0; i < environment.length; i += 2) {
      builder.environment().put(environment[i], environment[i + 1]);
    }
    return new TrainingProcess(errors, builder.redirectError(errors.toFile()).start());
  }

  private static String classPath(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      String jars =
          files
              .filter(
                  file ->
                      file.getFileName().toString().matches("algorithms-[^-]+(-SNAPSHOT)?\\.jar"))
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      return target.resolve("lib") + "/*" + File.pathSeparator + jars;
    }
  }

  /** Waits until a line of the output begins so. */
  void awaitLine(String start) throws InterruptedException, TimeoutException {
    String line;
    do {
      line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new TimeoutException("no line began with " + start);
      }
      taken.add(line);
    } while (!line.startsWith(start));
  }

  /** Sends the signal TERM. */
  void terminate() {
    process.destroy();
  }

  Ended await() throws InterruptedException, TimeoutException, IOException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new TimeoutException("the training did not end");
    }
    reader.join(TimeUnit.SECONDS.toMillis(DEADLINE_SECONDS));
    lines.drainTo(taken);
    return new Ended(process.exitValue(), taken, Files.readAllLines(errors));
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } catch (UncheckedIOException e) {
      lines.add("the output broke off: " + e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
