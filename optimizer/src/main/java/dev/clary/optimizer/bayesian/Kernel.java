package dev.clary.optimizer.bayesian;

/**
 * The covariance of the surrogate for one vector of hyperparameters: a signal variance times the
 * Matérn correlation of a distance to which numeric coordinates contribute their warped and scaled
 * squared differences and categories a penalty wherever they differ.
 */
final class Kernel {
  private final ModelSpace space;
  private final double[] theta;
  private final double[] lengths;
  private final double[] a;
  private final double[] b;
  private final double signal;
  private final double noise;
  private final boolean warped;

  /**
   * Creates a kernel.
   *
   * @param theta logarithms in the order of {@link Prior}
   */
  Kernel(ModelSpace space, double[] theta) {
    this.space = space;
    this.theta = theta;
    int dimensions = space.dimensions();
    this.warped = theta.length > dimensions + 2;
    this.lengths = exponentials(theta, 0, dimensions);
    this.signal = Math.exp(theta[dimensions]);
    this.noise = Math.exp(theta[dimensions + 1]);
    this.a = exponentials(theta, dimensions + 2, warped ? dimensions : 0);
    this.b = exponentials(theta, 2 * dimensions + 2, warped ? dimensions : 0);
  }

  private static double[] exponentials(double[] theta, int from, int count) {
    double[] values = new double[count];
    for (int j = 0; j < count; j++) {
      values[j] = Math.exp(theta[from + j]);
    }
    return values;
  }

  double signal() {
    return signal;
  }

  double noise() {
    return noise;
  }

  double length(int dimension) {
    return lengths[dimension];
  }

  double[] theta() {
    return theta;
  }

  /** Whether a dimension is warped. */
  boolean bends(int j) {
    return warped && !space.categorical(j);
  }

  /** The warped and scaled coordinate, whose squared differences add up; a category as it is. */
  double scaled(int j, double u) {
    if (space.categorical(j)) {
      return u;
    }
    return (bends(j) ? Warp.value(u, a[j], b[j]) : u) / lengths[j];
  }

  /** All coordinates of a point, scaled. */
  double[] scaled(double[] point) {
    double[] scaled = new double[point.length];
    for (int j = 0; j < point.length; j++) {
      scaled[j] = scaled(j, point[j]);
    }
    return scaled;
  }

  /** The derivative of a scaled coordinate by the coordinate. */
  double slope(int j, double u) {
    return (bends(j) ? Warp.slope(u, a[j], b[j]) : 1) / lengths[j];
  }

  /** The exponent a of a warped dimension. */
  double a(int dimension) {
    return a[dimension];
  }

  /** The exponent b of a warped dimension. */
  double b(int dimension) {
    return b[dimension];
  }

  /** Where points are. */
  Coordinates coordinates(double[][] points) {
    return Coordinates.of(space, this, points);
  }
}
