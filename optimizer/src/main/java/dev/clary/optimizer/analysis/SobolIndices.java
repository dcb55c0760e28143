package dev.clary.optimizer.analysis;

import java.util.Arrays;

/**
 * How much of a function's variance each of its arguments brings about. Immutable.
 *
 * <p>Arguments are independent. The first-order index is the share that an argument brings about
 * alone, the total index what would remain if all the others were known; the difference is
 * interaction.
 */
public final class SobolIndices {

  /*
   * With values f(A), f(B) at two independent sets of points, and f(AB_j) at A with column j of B:
   *
   *     V    = Var f
   *     S_j  = mean(f(B) (f(AB_j) - f(A))) / V          Saltelli and others [1], table 2 (b)
   *     ST_j = mean((f(A) - f(AB_j))^2) / (2 V)         Jansen, table 2 (f)
   *
   * Centering f changes no expectation and takes noise from S_j.
   *
   * [1] Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, Variance Based Sensitivity
   *     Analysis of Model Output, Computer Physics Communications 181, 2010.
   */

  private final double variance;
  private final double[] first;
  private final double[] total;

  private SobolIndices(double variance, double[] first, double[] total) {
    this.variance = variance;
    this.first = first;
    this.total = total;
  }

  /**
   * Estimates indices.
   *
   * @param a values at points A
   * @param b values at points B, as many
   * @param mixed for every argument, values at the points A with that argument of B
   */
  public static SobolIndices of(double[] a, double[] b, double[][] mixed) {
    double mean = (Arrays.stream(a).sum() + Arrays.stream(b).sum()) / (2.0 * a.length);
    double variance = (squares(a, mean) + squares(b, mean)) / (2.0 * a.length);
    double[] first = new double[mixed.length];
    double[] total = new double[mixed.length];
    for (int j = 0; j < mixed.length && variance > 0; j++) {
      for (int i = 0; i < a.length; i++) {
        double change = mixed[j][i] - a[i];
        first[j] += (b[i] - mean) * change / (a.length * variance);
        total[j] += change * change / (2 * a.length * variance);
      }
      first[j] = Math.max(0, Math.min(1, first[j]));
    }
    return new SobolIndices(variance, first, total);
  }

  private static double squares(double[] values, double mean) {
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }

  /** The variance of the function; all indices are 0 if that is 0. */
  public double variance() {
    return variance;
  }

  /** The first-order index of an argument, 0 to 1. */
  public double first(int argument) {
    return first[argument];
  }

  /** The total index of an argument, 0 or more; about 1 at most. */
  public double total(int argument) {
    return total[argument];
  }

  /** The total indices, scaled so that they add up to 1; all 0 if the function is constant. */
  public double[] shares() {
    double sum = Arrays.stream(total).sum();
    return Arrays.stream(total).map(index -> sum > 0 ? index / sum : 0).toArray();
  }
}
