package dev.clary.algorithms.xgboost;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How often each class was taken for each other one. Immutable.
 *
 * <p>Averages over classes take the classes that occur as a label or as a prediction, as
 * scikit-learn does, which SageMaker's container computes these metrics with. A class that was
 * never predicted has precision 0, one that was never a label has recall 0.
 */
final class ConfusionMatrix {
  private final long[][] counts;
  private final int[] labeled;
  private final int[] seen;

  private ConfusionMatrix(long[][] counts) {
    this.counts = counts;
    labeled = classes(c -> labeled(c) > 0);
    seen = classes(c -> labeled(c) + predicted(c) > 0);
  }

  /**
   * Counts rows.
   *
   * @param labels the right class of each row, from 0
   * @param predictions the predicted class of each row, from 0
   */
  static ConfusionMatrix of(int[] labels, int[] predictions) {
    int classes =
        1 + IntStream.concat(IntStream.of(labels), IntStream.of(predictions)).max().orElse(0);
    var counts = new long[classes][classes];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predictions[i]]++;
    }
    return new ConfusionMatrix(counts);
  }

  double accuracy() {
    long right = IntStream.of(seen).mapToLong(c -> counts[c][c]).sum();
    return (double) right / IntStream.of(labeled).mapToLong(this::labeled).sum();
  }

  /** The mean recall of the classes that occur as a label. */
  double balancedAccuracy() {
    return mean(labeled, this::recall);
  }

  double macroPrecision() {
    return mean(seen, this::precision);
  }

  double macroRecall() {
    return mean(seen, this::recall);
  }

  double macroF1() {
    return mean(seen, this::f1);
  }

  /** Of the rows that were taken for class {@code c}, the share that is of it. */
  double precision(int c) {
    return c < counts.length ? share(counts[c][c], predicted(c)) : 0;
  }

  /** Of the rows that are of class {@code c}, the share that was taken for it. */
  double recall(int c) {
    return c < counts.length ? share(counts[c][c], labeled(c)) : 0;
  }

  /** The harmonic mean of precision and recall, 0 if both are. */
  double f1(int c) {
    return c < counts.length ? share(2 * counts[c][c], predicted(c) + labeled(c)) : 0;
  }

  private long labeled(int c) {
    return LongStream.of(counts[c]).sum();
  }

  private long predicted(int c) {
    return IntStream.range(0, counts.length).mapToLong(label -> counts[label][c]).sum();
  }

  private int[] classes(IntPredicate kept) {
    return IntStream.range(0, counts.length).filter(kept).toArray();
  }

  private static double mean(int[] classes, IntToDoubleFunction metric) {
    return IntStream.of(classes).mapToDouble(metric).average().orElse(0);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
