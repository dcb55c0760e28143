package dev.clary.optimizer.bayesian;

/** The power of Box and Cox, or of Yeo and Johnson where values are not positive. */
record PowerTransform(double power, boolean positive) implements Monotone {

  /*
   * Box-Cox, y > 0:     ((y^L - 1)/L, or log y at L = 0
   * Yeo-Johnson, y >= 0: ((y + 1)^L - 1)/L, or log(1 + y) at L = 0
   *              y < 0:  -((1 - y)^(2 - L) - 1)/(2 - L), or -log(1 - y) at L = 2
   *
   * L maximizes the likelihood that the result is normal, -(n/2) log Var + (L - 1) J, with J the sum
   * of log y or of sign(y) log(1 + |y|), less (L - 1)^2 / 2 as a prior around the identity. The
   * objective has one maximum in L for all practical purposes: golden sections of [-2, 2], each with
   * one new value.
   *
   * Yeo and Johnson, A New Family of Power Transformations, Biometrika 87, 2000.
   */

  /**
   * How much more the best value may be stretched than the median. Without a bound, a loss that
   * comes close to 0 would be searched on a logarithmic scale, where its minimum is a needle.
   */
  private static final double MOST_STRETCH = 4;

  private static final double BOUND = 2;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int SECTIONS = 40;
  private static final double NEAR_ZERO = 1e-6;

  /** The power that makes values most nearly normal; Box-Cox if all are positive. */
  static PowerTransform fit(double[] values, boolean withPrior) {
    var normality = new Normality(values, withPrior);
    double low = -BOUND;
    double high = BOUND;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = normality.of(left);
    double atRight = normality.of(right);
    for (int i = 0; i < SECTIONS; i++) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = normality.of(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = normality.of(right);
      }
    }
    return new PowerTransform((low + high) / 2, normality.positive);
  }

  /** How likely it is that the same values, raised to a power, are normal. */
  private static final class Normality {
    private final boolean withPrior;
    private final boolean positive;
    private final double[] logarithms;
    private final double[] raised;
    private final double jacobian;
    private final double best;
    private final double middle;

    Normality(double[] values, boolean withPrior) {
      this.withPrior = withPrior;
      double[] sorted = Sample.sorted(values);
      this.best = sorted[0];
      this.middle = Sample.quantile(sorted, 0.5);
      this.positive = best > 0;
      this.logarithms = new double[values.length];
      this.raised = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        double y = values[i];
        logarithms[i] = positive ? Math.log(y) : Math.signum(y) * Math.log1p(Math.abs(y));
      }
      this.jacobian = Rows.sum(logarithms, 0, logarithms.length);
    }

    double of(double power) {
      var transform = new PowerTransform(power, positive);
      if (transform.slope(best) > MOST_STRETCH * transform.slope(middle)) {
        return Double.NEGATIVE_INFINITY;
      }
      for (int i = 0; i < raised.length; i++) {
        raised[i] = transform.raised(logarithms[i]);
      }
      double variance = Sample.variance(raised);
      double prior = withPrior ? (power - 1) * (power - 1) / 2 : 0;
      double score = -0.5 * raised.length * Math.log(variance) + (power - 1) * jacobian - prior;
      return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }
  }

  private double slope(double y) {
    if (positive) {
      return Math.pow(y, power - 1);
    }
    return y >= 0 ? Math.pow(1 + y, power - 1) : Math.pow(1 - y, 1 - power);
  }

  @Override
  public double forward(double y) {
    return raised(positive ? Math.log(y) : Math.signum(y) * Math.log1p(Math.abs(y)));
  }

  /** The image of a value with a logarithm, or for Yeo-Johnson with a signed log(1 + |y|). */
  private double raised(double logarithm) {
    return positive || logarithm >= 0 ? raise(logarithm, power) : -raise(-logarithm, 2 - power);
  }

  /** (exp(exponent * logarithm) - 1) / exponent, also near exponent 0. */
  private static double raise(double logarithm, double exponent) {
    return Math.abs(exponent) < NEAR_ZERO ? logarithm : Math.expm1(exponent * logarithm) / exponent;
  }

  @Override
  public double backward(double z) {
    if (positive) {
      return Math.exp(lower(z, power));
    }
    return z >= 0 ? Math.expm1(lower(z, power)) : -Math.expm1(lower(-z, 2 - power));
  }

  /** The inverse of {@link #raise}; the end of its range for what lies beyond. */
  private static double lower(double raised, double exponent) {
    if (Math.abs(exponent) < NEAR_ZERO) {
      return raised;
    }
    return Math.log1p(Math.max(raised * exponent, -1 + 1e-12)) / exponent;
  }
}
