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
    this.lengths = new double[dimensions];
    for (int j = 0; j < dimensions; j++) {
      lengths[j] = Math.exp(theta[j]);
    }
  }

  double signal() {
    return Math.exp(theta[space.dimensions()]);
  }

  double noise() {
    return Math.exp(theta[space.dimensions() + 1]);
  }

  double length(int dimension) {
    return lengths[dimension];
  }

  double[] theta() {
    return theta;
  }

  private double a(int j) {
    return Math.exp(theta[space.dimensions() + 2 + j]);
  }

  private double b(int j) {
    return Math.exp(theta[2 * space.dimensions() + 2 + j]);
  }

  private boolean bends(int j) {
    return warped && !space.categorical(j);
  }

  /** The warped and scaled coordinate, whose squared differences add up; a category as it is. */
  double scaled(int j, double u) {
    if (space.categorical(j)) {
      return u;
    }
    return (bends(j) ? Warp.value(u, a(j), b(j)) : u) / lengths[j];
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
    return (bends(j) ? Warp.slope(u, a(j), b(j)) : 1) / lengths[j];
  }

  /** The derivative of {@link #scaled(int, double)} by the logarithm of the warp's exponent a. */
  double slopeByLogA(int j, double u) {
    return Warp.byLogA(u, a(j), b(j)) / lengths[j];
  }

  /** The derivative of {@link #scaled(int, double)} by the logarithm of the warp's exponent b. */
  double slopeByLogB(int j, double u) {
    return Warp.byLogB(u, a(j), b(j)) / lengths[j];
  }

  /** Scaled coordinates of many points: one row per dimension, one column per point. */
  double[][] columns(double[][] points) {
    double[][] columns = new double[space.dimensions()][points.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < points.length; i++) {
        columns[j][i] = scaled(j, points[i][j]);
      }
    }
    return columns;
  }

  /**
   * Adds the squared distances between one point and many.
   *
   * @param point scaled coordinates
   * @param columns scaled coordinates of the others
   */
  void addDistances(double[] row, double[] point, double[][] columns, int from, int to) {
    for (int j = 0; j < columns.length; j++) {
      if (space.categorical(j)) {
        double penalty = 1 / (lengths[j] * lengths[j]);
        Rows.addMismatches(row, point[j], penalty, columns[j], from, to);
      } else {
        Rows.addSquares(row, point[j], columns[j], from, to);
      }
    }
  }
}
