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
   * a = b = 1 is the identity but for e, which keeps the logarithms finite at the ends.
   *
   * Snoek, Swersky, Zemel and Adams, Input Warping for Bayesian Optimization of Non-Stationary
   * Functions, ICML 2014.
   */

  private static final double EDGE = 1e-6;

  private Warp() {}

  static double value(double u, double a, double b) {
    double power = Math.exp(a * Math.log(inner(u)));
    return -Math.expm1(b * Math.log1p(-power));
  }

  static double slope(double u, double a, double b) {
    double v = inner(u);
    double power = Math.exp(a * Math.log(v));
    return (1 - 2 * EDGE) * a * b * power / v * Math.exp((b - 1) * Math.log1p(-power));
  }

  static double byLogA(double u, double a, double b) {
    double log = Math.log(inner(u));
    double power = Math.exp(a * log);
    return a * b * Math.exp((b - 1) * Math.log1p(-power)) * power * log;
  }

  static double byLogB(double u, double a, double b) {
    double rest = Math.log1p(-Math.exp(a * Math.log(inner(u))));
    return -b * Math.exp(b * rest) * rest;
  }

  private static double inner(double u) {
    return EDGE + (1 - 2 * EDGE) * u;
  }
}
