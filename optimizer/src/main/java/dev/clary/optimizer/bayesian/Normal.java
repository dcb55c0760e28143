package dev.clary.optimizer.bayesian;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution. */
final class Normal {
  static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
  private static final double ROOT_TWO = Math.sqrt(2);

  private Normal() {}

  static double density(double z) {
    return Math.exp(-0.5 * z * z - LOG_ROOT_TWO_PI);
  }

  static double cumulative(double z) {
    return 0.5 * Erfc.value(-z / ROOT_TWO);
  }

  /** The value that a share {@code p} of the distribution falls below. */
  static double quantile(double p) {
    return -ROOT_TWO * InverseErfc.value(2 * p);
  }
}
