package dev.clary.optimizer.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Turns losses into targets of mean 0 and deviation 1 that a Gaussian process can believe in, and
 * predictions back into losses. Increasing throughout.
 */
final class OutputTransform {

  /*
   * 1. Divide by the largest magnitude: squares of 1e300 are not numbers.
   * 2. Cap bad outliers softly.
   * 3. From 8 values on, a power that makes them nearly normal. If the result is still skewed, or
   *    squeezes the best tenth to nothing, from 12 values on the half-rank transform instead.
   * 4. Standardize.
   */

  private static final int LEAST_FOR_POWER = 8;
  private static final int LEAST_FOR_RANK = 12;
  private static final double MOST_SKEWNESS = 1.5;
  private static final double LEAST_SPAN_OF_BEST = 1e-3;

  private final List<Monotone> stages = new ArrayList<>();
  private double[] targets;

  private OutputTransform(double[] losses) {
    this.targets = losses;
  }

  static OutputTransform fit(double[] losses) {
    var transform = new OutputTransform(losses);
    transform.add(new Monotone.Line(0, largestMagnitude(losses)));
    if (transform.distinct() >= 2) {
      transform.add(Monotone.SoftCap.of(transform.targets));
      transform.addShape();
    }
    transform.add(Monotone.Line.standardizing(transform.targets));
    return transform;
  }

  private static double largestMagnitude(double[] losses) {
    double largest = 0;
    for (double loss : losses) {
      largest = Math.max(largest, Math.abs(loss));
    }
    return largest > 0 ? largest : 1;
  }

  private long distinct() {
    return Arrays.stream(targets).distinct().count();
  }

  private void add(Monotone stage) {
    targets = Monotone.apply(stage, targets);
    stages.add(stage);
  }

  private void addShape() {
    if (targets.length < LEAST_FOR_POWER) {
      return;
    }
    var scale = new Monotone.Line(0, Math.sqrt(Sample.variance(targets)));
    double[] scaled = Monotone.apply(scale, targets);
    PowerTransform power = PowerTransform.fit(scaled, true);
    double[] shaped = Monotone.apply(power, scaled);
    if (acceptable(Monotone.apply(Monotone.Line.standardizing(shaped), shaped))) {
      add(scale);
      add(power);
    } else if (targets.length >= LEAST_FOR_RANK) {
      add(HalfRank.of(targets));
    }
  }

  private static boolean acceptable(double[] standardized) {
    for (double z : standardized) {
      if (!Double.isFinite(z)) {
        return false;
      }
    }
    double[] sorted = Sample.sorted(standardized);
    return Math.abs(Sample.skewness(standardized)) <= MOST_SKEWNESS
        && Sample.quantile(sorted, 0.1) - sorted[0] >= LEAST_SPAN_OF_BEST;
  }

  /** The transformed losses that this was fitted to. */
  double[] targets() {
    return targets;
  }

  /** The loss that a target stands for. */
  double loss(double target) {
    double value = target;
    List<Monotone> reversed = new ArrayList<>(stages);
    Collections.reverse(reversed);
    for (Monotone stage : reversed) {
      value = stage.backward(value);
    }
    return value;
  }
}
