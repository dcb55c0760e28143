package dev.clary.optimizer.bayesian;

/**
 * Where many points are for a kernel: warped and scaled coordinates, one row per dimension, whose
 * squared differences add up; categories as they are. Confined to one thread.
 */
final class Coordinates {
  private final ModelSpace space;
  private final Kernel kernel;
  private final double[][] columns;
  private final Mismatches mismatches;

  /**
   * Holds the arrays themselves.
   *
   * @param columns one row per dimension
   */
  Coordinates(ModelSpace space, Kernel kernel, double[][] columns, Mismatches mismatches) {
    this.space = space;
    this.kernel = kernel;
    this.columns = columns;
    this.mismatches = mismatches;
  }

  static Coordinates of(ModelSpace space, Kernel kernel, double[][] points) {
    double[][] columns = new double[space.dimensions()][points.length];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < points.length; i++) {
        columns[j][i] = kernel.scaled(j, points[i][j]);
      }
    }
    return new Coordinates(space, kernel, columns, new Mismatches(space, columns));
  }

  /** One coordinate of all points. */
  double[] column(int dimension) {
    return columns[dimension];
  }

  /** All coordinates of one point. */
  double[] point(int index) {
    double[] point = new double[columns.length];
    for (int j = 0; j < point.length; j++) {
      point[j] = columns[j][index];
    }
    return point;
  }

  /**
   * Adds the squared distances between one point and those in [from, to).
   *
   * @param point scaled coordinates
   */
  void addDistances(double[] row, double[] point, int from, int to) {
    int[] numeric = space.numeric();
    int n = 0;
    for (; n + 4 <= numeric.length; n += 4) {
      Rows.addSquares4(row, point, columns, numeric, n, from, to);
    }
    for (; n < numeric.length; n++) {
      Rows.addSquares(row, point[numeric[n]], columns[numeric[n]], from, to);
    }
    for (int j : space.categories()) {
      double length = kernel.length(j);
      Rows.add(row, 1 / (length * length), mismatches.row(j, point[j]), from, to);
    }
  }

  /** Writes the correlations between one point and the first so many. */
  void correlate(double[] row, double[] point, int count) {
    addDistances(row, point, 0, count);
    Matern.correlate(row, 0, count);
  }

  /**
   * Adds the derivatives of a weighted sum of correlations by the coordinates of a point.
   *
   * @param at the point
   * @param scaled the point, scaled
   * @param pull for every known point, its weight times twice the slope of the correlation
   */
  void addGradient(double[] at, double[] scaled, double[] pull, double[] gradient) {
    double sum = Rows.sum(pull, 0, pull.length);
    for (int j : space.numeric()) {
      double moment = scaled[j] * sum - Rows.dot(pull, columns[j], 0, pull.length);
      gradient[j] += moment * kernel.slope(j, at[j]);
    }
  }
}
