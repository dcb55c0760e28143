package dev.clary.optimizer.bayesian;

/**
 * The same points under one vector of hyperparameters after another: what does not change is
 * computed once. Confined to one thread.
 */
final class WarpedPoints {
  private final ModelSpace space;
  private final int size;
  private final double[][] plain;
  private final double[][] logarithms;
  private final double[][] columns;
  private final double[][] byLogA;
  private final double[][] byLogB;
  private final Mismatches mismatches;

  WarpedPoints(ModelSpace space, double[][] points) {
    int dimensions = space.dimensions();
    this.space = space;
    this.size = points.length;
    this.plain = new double[dimensions][size];
    for (int j = 0; j < dimensions; j++) {
      for (int i = 0; i < size; i++) {
        plain[j][i] = points[i][j];
      }
    }
    this.logarithms = new double[dimensions][size];
    for (int j : space.numeric()) {
      for (int i = 0; i < size; i++) {
        logarithms[j][i] = Warp.logarithm(plain[j][i]);
      }
    }
    this.columns = new double[dimensions][size];
    this.byLogA = new double[dimensions][size];
    this.byLogB = new double[dimensions][size];
    this.mismatches = new Mismatches(space, plain);
  }

  /** Where the points are for a kernel, until asked again. */
  Coordinates under(Kernel kernel) {
    for (int j : space.categories()) {
      columns[j] = plain[j];
    }
    for (int j : space.numeric()) {
      double scale = 1 / kernel.length(j);
      if (kernel.bends(j)) {
        Warp.apply(logarithms[j], kernel.a(j), kernel.b(j), columns[j], byLogA[j], byLogB[j]);
        Rows.scale(byLogA[j], scale, 0, size);
        Rows.scale(byLogB[j], scale, 0, size);
      } else {
        System.arraycopy(plain[j], 0, columns[j], 0, size);
      }
      Rows.scale(columns[j], scale, 0, size);
    }
    return new Coordinates(space, kernel, columns, mismatches);
  }

  /** The index of a point's category. */
  int level(int dimension, int point) {
    return (int) (plain[dimension][point] * space.levels(dimension));
  }

  /** The derivative of a dimension's scaled coordinates by the logarithm of the exponent a. */
  double[] byLogA(int dimension) {
    return byLogA[dimension];
  }

  /** The derivative of a dimension's scaled coordinates by the logarithm of the exponent b. */
  double[] byLogB(int dimension) {
    return byLogB[dimension];
  }
}
