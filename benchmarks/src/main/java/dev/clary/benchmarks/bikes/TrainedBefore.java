package dev.clary.benchmarks.bikes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * Results of trainings, kept in a file: a comparison that was interrupted goes on, and one that is
 * repeated with another strategy trains only what is new. Safe for several threads.
 */
final class TrainedBefore {
  private final Path file;
  private final Map<String, Double> values = new ConcurrentHashMap<>();

  private TrainedBefore(Path file) {
    this.file = file;
  }

  /** Opens a file of results; it is made by the first one. */
  static TrainedBefore in(Path file) throws IOException {
    var results = new TrainedBefore(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int tab = line.indexOf('\t');
        results.values.put(line.substring(tab + 1), Double.parseDouble(line.substring(0, tab)));
      }
    }
    return results;
  }

  /**
   * Returns the result of a training, from the file if it is there.
   *
   * @param training everything that the result depends on, in one line
   */
  double get(String training, DoubleSupplier train) {
    Double known = values.get(training);
    if (known != null) {
      return known;
    }
    double value = train.getAsDouble();
    values.put(training, value);
    append(value + "\t" + training + "\n");
    return value;
  }

  private synchronized void append(String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
