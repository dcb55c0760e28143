package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;

/** Three points on a line with figures computed elsewhere in higher precision. */
final class ReferenceCase {
  static final ModelSpace SPACE =
      new ModelSpace(SearchSpace.of(new ContinuousRange("x", 0, 1, Scaling.LINEAR)));
  static final double[][] POINTS = {{.1}, {.4}, {.9}};
  static final double[] TARGETS = {1, -.5, .2};

  /** Length scale 0.3, signal variance 1, noise variance 0.01. */
  static final double[] THETA = {Math.log(.3), 0, Math.log(.01)};

  private static final double[][] CORRELATIONS = {
    {1.01, .52399411, .04840223}, {.52399411, 1.01, .22521082}, {.04840223, .22521082, 1.01}
  };

  private ReferenceCase() {}

  static Training training() {
    return new Training(POINTS, TARGETS, new double[] {1, 1, 1});
  }

  /** 1'K^-1 z, by Cramer's rule. */
  static double sumOfWeights() {
    double whole = determinant(CORRELATIONS);
    double sum = 0;
    for (int column = 0; column < 3; column++) {
      double[][] replaced = new double[3][];
      for (int i = 0; i < 3; i++) {
        replaced[i] = CORRELATIONS[i].clone();
        replaced[i][column] = TARGETS[i];
      }
      sum += determinant(replaced) / whole;
    }
    return sum;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }
}
