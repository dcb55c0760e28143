package dev.clary.optimizer.bayesian;

/**
 * Which of many points differ from a category: rows of 1 where they do and 0 where not, each
 * computed when first asked for. Confined to one thread.
 */
final class Mismatches {

  /*
   * Comparing in the loop over pairs costs a branch that is mispredicted every third time; adding a
   * multiple of a row of zeros and ones is vectorized and seven times faster. Of categories with
   * very many values no rows are kept: most would be used once.
   */

  private static final int MOST_KEPT = 64;

  private final double[][] columns;
  private final double[][][] kept;

  /**
   * Creates rows for the categories of points.
   *
   * @param columns coordinates of the points, one row per dimension
   */
  Mismatches(ModelSpace space, double[][] columns) {
    this.columns = columns;
    this.kept = new double[columns.length][][];
    for (int j = 0; j < columns.length; j++) {
      boolean few = space.categorical(j) && space.levels(j) <= MOST_KEPT;
      kept[j] = new double[few ? (int) space.levels(j) : 0][0];
    }
  }

  /** The row for the category at a coordinate of a dimension. Not to be written to. */
  double[] row(int dimension, double coordinate) {
    double[][] rows = kept[dimension];
    if (rows.length == 0) {
      return compare(columns[dimension], coordinate);
    }
    int level = (int) (coordinate * rows.length);
    if (rows[level].length == 0) {
      rows[level] = compare(columns[dimension], coordinate);
    }
    return rows[level];
  }

  private static double[] compare(double[] column, double coordinate) {
    double[] row = new double[column.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = column[i] == coordinate ? 0 : 1;
    }
    return row;
  }
}
