package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/**
 * Keeps the good half of the values as they are and of the bad half only the order: for losses that
 * no power makes nearly normal.
 */
final class HalfRank implements Monotone {

  /*
   * With s the root mean square distance of the good half from the median, the j-th of m distinct
   * values above the median goes to
   *
   *     median + s PhiInv(0.5 + 0.5 (j - 0.5) / (m + 0.5 [the median is attained]))
   *
   * Song et al., The Vizier Gaussian Process Bandit Algorithm, 2024, section on output warping.
   */

  private final double[] knots;
  private final double[] images;

  private HalfRank(double[] knots, double[] images) {
    this.knots = knots;
    this.images = images;
  }

  static HalfRank of(double[] values) {
    double[] sorted = Sample.sorted(values);
    double median = Sample.quantile(sorted, 0.5);
    double[] bad = Arrays.stream(sorted).filter(y -> y > median).distinct().toArray();
    boolean attained = Arrays.binarySearch(sorted, median) >= 0;
    double spread = spread(sorted, median);
    double[] knots = new double[bad.length + 1];
    double[] images = new double[bad.length + 1];
    knots[0] = median;
    images[0] = median;
    for (int j = 1; j <= bad.length; j++) {
      double share = (j - 0.5) / (bad.length + (attained ? 0.5 : 0));
      knots[j] = bad[j - 1];
      images[j] = median + spread * Normal.quantile(0.5 + 0.5 * share);
    }
    return new HalfRank(knots, images);
  }

  private static double spread(double[] sorted, double median) {
    double good = meanSquare(Arrays.stream(sorted).filter(y -> y <= median).toArray(), median);
    return Math.sqrt(good > 0 ? good : meanSquare(sorted, median));
  }

  private static double meanSquare(double[] values, double center) {
    return Arrays.stream(values).map(y -> (y - center) * (y - center)).average().orElse(0);
  }

  @Override
  public double forward(double y) {
    return interpolate(knots, images, y);
  }

  @Override
  public double backward(double z) {
    return interpolate(images, knots, z);
  }

  /** Identity up to the first knot, straight lines between knots, constant beyond the last. */
  private static double interpolate(double[] from, double[] to, double at) {
    if (at <= from[0]) {
      return at;
    }
    int above = Sample.lowerBound(from, at);
    if (above == from.length) {
      return to[to.length - 1];
    }
    double share = (at - from[above - 1]) / (from[above] - from[above - 1]);
    return to[above - 1] + share * (to[above] - to[above - 1]);
  }
}
