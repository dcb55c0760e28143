package dev.clary.algorithms.xgboost;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.table.LabeledRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Small random data sets in which the label depends on three features from 0 to 1. */
final class Examples {

  private Examples() {}

  /** Rows whose label is the first feature, plus twice the second, plus some noise. */
  static LabeledRows numbers(int rows, long seed) {
    var noise = new SplittableRandom(~seed);
    return rows(rows, seed, x -> x[0] + 2 * x[1] + 0.1 * noise.nextDouble());
  }

  /** Rows of classes 0, 1, … by the first feature. */
  static LabeledRows classes(int count, int rows, long seed) {
    return rows(rows, seed, x -> Math.floor(x[0] * count));
  }

  private static LabeledRows rows(int rows, long seed, ToDoubleFunction<double[]> label) {
    var random = new SplittableRandom(seed);
    var text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      double[] x = random.doubles(3).toArray();
      text.append("%s,%s,%s,%s%n".formatted(label.applyAsDouble(x), x[0], x[1], x[2]));
    }
    return csv(text.toString());
  }

  /** Rows written as CSV with the label first. */
  static LabeledRows csv(String text) {
    return csv(text, false);
  }

  static LabeledRows csv(String text, boolean weighted) {
    return read(text, "text/csv", weighted);
  }

  static LabeledRows libsvm(String text) {
    return read(text, "text/libsvm", false);
  }

  private static LabeledRows read(String text, String contentType, boolean weighted) {
    try {
      Path directory = Files.createTempDirectory("rows");
      Path file = Files.writeString(directory.resolve("rows"), text);
      try {
        return LabeledRows.read(
            new Channel("train", directory, Optional.of(contentType)), weighted);
      } finally {
        Files.delete(file);
        Files.delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
