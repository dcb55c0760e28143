package dev.clary.benchmarks.bikes;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Statistics of a few numbers. */
final class Sampled {
  private static final int RESAMPLES = 10_000;

  private final double[] values;

  Sampled(DoubleStream values) {
    this.values = values.toArray();
  }

  double mean() {
    return DoubleStream.of(values).average().orElseThrow();
  }

  /** The standard deviation, estimated with one degree of freedom less than there are numbers. */
  double deviation() {
    double mean = mean();
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** The value that a share of the numbers is below, interpolated between neighbors. */
  double quantile(double share) {
    return quantile(values, share);
  }

  /**
   * The value below which the mean of such numbers is with a given probability, by the percentile
   * bootstrap: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
   */
  double bootstrappedMean(double probability, long seed) {
    var random = new SplittableRandom(seed);
    double[] means =
        IntStream.range(0, RESAMPLES)
            .mapToDouble(
                i -> random.ints(values.length, 0, values.length).mapToDouble(j -> values[j]).sum())
            .map(sum -> sum / values.length)
            .toArray();
    return quantile(means, probability);
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
