package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/** Statistics of a list of numbers. */
final class Sample {

  private Sample() {}

  static double mean(double[] values) {
    return pairwiseSum(values, 0, values.length) / values.length;
  }

  /** The variance of the values as they are, dividing by their number. */
  static double variance(double[] values) {
    double mean = mean(values);
    double[] squares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      squares[i] = (values[i] - mean) * (values[i] - mean);
    }
    return mean(squares);
  }

  /** Third standardized moment; 0 for constants. */
  static double skewness(double[] values) {
    double mean = mean(values);
    double deviation = Math.sqrt(variance(values));
    double[] cubes = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double z = deviation == 0 ? 0 : (values[i] - mean) / deviation;
      cubes[i] = z * z * z;
    }
    return mean(cubes);
  }

  /** Sums halves first: rounding errors grow with the logarithm of the length only. */
  private static double pairwiseSum(double[] values, int from, int to) {
    if (to - from <= 8) {
      return Rows.sum(values, from, to);
    }
    int middle = (from + to) >>> 1;
    return pairwiseSum(values, from, middle) + pairwiseSum(values, middle, to);
  }

  static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The value below which a share of sorted values lies, interpolated. */
  static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** Rank correlation of two lists, without correction for ties; 0 if one is constant. */
  static double rankCorrelation(double[] a, double[] b) {
    double[] x = ranks(a);
    double[] y = ranks(b);
    double spread = Math.sqrt(variance(x) * variance(y));
    double mean = mean(x) * mean(y);
    double[] products = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      products[i] = x[i] * y[i] - mean;
    }
    return spread == 0 ? 0 : mean(products) / spread;
  }

  /** Ranks from 1, equal values sharing the mean of theirs. */
  static double[] ranks(double[] values) {
    double[] sorted = sorted(values);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int first = lowerBound(sorted, values[i]);
      int last = first;
      while (last + 1 < sorted.length && sorted[last + 1] == values[i]) {
        last++;
      }
      ranks[i] = 1 + 0.5 * (first + last);
    }
    return ranks;
  }

  /** The index of the first element that is not below a value. */
  static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
