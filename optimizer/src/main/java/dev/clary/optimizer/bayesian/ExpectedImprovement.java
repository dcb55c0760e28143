package dev.clary.optimizer.bayesian;

import org.apache.commons.numbers.gamma.Erfcx;

/**
 * The logarithm of expected improvement, h(z) = pdf(z) + z cdf(z), as a function of z = (target -
 * mean) / deviation; log EI = log deviation + log h.
 */
final class ExpectedImprovement {

  /*
   * Expected improvement itself underflows to 0, with no gradient, over most of a search space. Its
   * logarithm does not [1], if computed by parts:
   *
   *     z > -1         log(pdf + z cdf)
   *     -50 < z <= -1  -z^2/2 - log(2 pi)/2 + log1p(z q),  q = sqrt(pi/2) erfcx(-z/sqrt 2)
   *     z <= -50       -z^2/2 - log(2 pi)/2 + log(s (1 - 3s + 15s^2 - 105s^3)),  s = 1/z^2
   *
   * Gradients need the ratios A = cdf/h and B = pdf/h: grad log EI = -(A/sd) grad mean + (B/sd) grad
   * sd. In the middle A = q/(1 + zq), B = 1/(1 + zq); in the tail their series.
   *
   * [1] Ament, Daulton, Eriksson, Balandat and Bakshy, Unexpected Improvements to Expected
   *     Improvement for Bayesian Optimization, NeurIPS 2023, section 4.1.
   */

  private static final double DIRECT_FROM = -1;
  private static final double SERIES_BELOW = -50;
  private static final double ROOT_HALF_PI = Math.sqrt(Math.PI / 2);
  private static final double ROOT_TWO = Math.sqrt(2);

  private ExpectedImprovement() {}

  /** log h(z). */
  static double logarithm(double z) {
    if (z > DIRECT_FROM) {
      return Math.log(Normal.density(z) + z * Normal.cumulative(z));
    }
    double density = -0.5 * z * z - Normal.LOG_ROOT_TWO_PI;
    if (z > SERIES_BELOW) {
      return density + Math.log1p(z * tail(z));
    }
    double s = 1 / (z * z);
    return density + Math.log(s * (1 - s * (3 - s * (15 - 105 * s))));
  }

  /** A = cdf/h, by which a lower mean raises log EI, per deviation. */
  static double meanRatio(double z) {
    if (z > DIRECT_FROM) {
      double cumulative = Normal.cumulative(z);
      return cumulative / (Normal.density(z) + z * cumulative);
    }
    if (z > SERIES_BELOW) {
      double q = tail(z);
      return q / (1 + z * q);
    }
    double s = 1 / (z * z);
    return -z * (1 - s * (1 - 3 * s)) / (1 - s * (3 - 15 * s));
  }

  /** B = pdf/h, by which a higher deviation raises log EI, per deviation. */
  static double deviationRatio(double z) {
    if (z > DIRECT_FROM) {
      double density = Normal.density(z);
      return density / (density + z * Normal.cumulative(z));
    }
    if (z > SERIES_BELOW) {
      return 1 / (1 + z * tail(z));
    }
    double s = 1 / (z * z);
    return 1 / (s * (1 - s * (3 - 15 * s)));
  }

  /** cdf/pdf. */
  private static double tail(double z) {
    return ROOT_HALF_PI * Erfcx.value(-z / ROOT_TWO);
  }
}
