package dev.clary.optimizer.bayesian;

/** Where a fit of hyperparameters ended, and what it learned on the way. Immutable. */
final class Fit {
  private final double[] theta;
  private final Curvature curvature;

  /** Holds both; nobody writes to them. */
  Fit(double[] theta, Curvature curvature) {
    this.theta = theta;
    this.curvature = curvature;
  }

  /** Logarithms in the order of {@link Prior}. */
  double[] theta() {
    return theta;
  }

  /** A copy of what is known of the likelihood's second derivatives. */
  Curvature curvature() {
    return curvature.copy();
  }
}
