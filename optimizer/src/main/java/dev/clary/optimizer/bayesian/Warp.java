package dev.clary.optimizer.bayesian;

/** A monotone map of [0, 1] onto itself that bends one coordinate: Kumaraswamy's distribution. */
final class Warp {

  /*
   * With v = e + (1 - 2e) u and P = v^a:
   *
   *     W         = 1 - (1 - P)^b
   *     dW/du     = (1 - 2e) a b v^(a-1) (1 - P)^(b-1)
   *     dW/dlog a = a b (1 - P)^(b-1) P log v
   *     dW/dlog b = -b (1 - P)^b log(1 - P)
   *
   * a = b = 1 is the identity but for e, which keeps the logarithms finite at the ends. There, 1 - P
   * loses digits, but W only its sixteenth after the point: log1p and expm1 are not worth ten times
   * the time.
   *
   * Snoek, Swersky, Zemel and Adams, Input Warping for Bayesian Optimization of Non-Stationary
   * Functions, ICML 2014.
   */

  private static final double EDGE = 1e-6;

  private Warp() {}

  /** log v; the only part that does not depend on the exponents. */
  static double logarithm(double u) {
    return Math.log(EDGE + (1 - 2 * EDGE) * u);
  }

  static double value(double u, double a, double b) {
    return 1 - Math.exp(b * logOfRest(logarithm(u), a));
  }

  static double slope(double u, double a, double b) {
    double logarithm = logarithm(u);
    double rest = logOfRest(logarithm, a);
    return (1 - 2 * EDGE) * a * b * Math.exp((a - 1) * logarithm + (b - 1) * rest);
  }

  /** log(1 - P). */
  private static double logOfRest(double logarithm, double a) {
    return Math.log(1 - Math.exp(a * logarithm));
  }

  /**
   * Warps many values at once and writes the derivatives by the logarithms of the exponents beside
   * them.
   *
   * @param logarithms of the values, see {@link #logarithm}
   */
  static void apply(
      double[] logarithms, double a, double b, double[] values, double[] byLogA, double[] byLogB) {
    for (int i = 0; i < logarithms.length; i++) {
      double power = Math.exp(a * logarithms[i]);
      double rest = Math.log(1 - power);
      double raised = Math.exp(b * rest);
      values[i] = 1 - raised;
      byLogA[i] = a * b * raised / (1 - power) * power * logarithms[i];
      byLogB[i] = -b * raised * rest;
    }
  }
}
