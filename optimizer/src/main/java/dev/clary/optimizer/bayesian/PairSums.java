package dev.clary.optimizer.bayesian;

/**
 * Weighted sums over all pairs of points, dimension by dimension, as the likelihood's gradient
 * needs them. Fed row by row with the weights of the pairs i &lt; k.
 */
final class PairSums {

  /*
   * Sums run into a row per dimension, one element per second point of the pair, and are added up at
   * the end: additions into a row are vectorized, a running sum is not.
   */

  private final double[][] columns;
  private final int size;
  private final double[][] squares;
  private final double[][] differences;

  /**
   * Creates empty sums.
   *
   * @param columns scaled coordinates, one row per dimension
   */
  PairSums(double[][] columns, int size) {
    this.columns = columns;
    this.size = size;
    this.squares = new double[columns.length][size];
    this.differences = new double[columns.length][size];
  }

  /** Adds the squared differences of one dimension between point {@code i} and all later ones. */
  void addSquares(int i, int j, double[] weights) {
    double[] column = columns[j];
    double[] sums = squares[j];
    double center = column[i];
    for (int k = i + 1; k < size; k++) {
      double difference = column[k] - center;
      sums[k] += weights[k] * difference * difference;
    }
  }

  /** As {@link #addSquares}, and adds the signed differences to both points of each pair. */
  void addDifferences(int i, int j, double[] weights) {
    double[] column = columns[j];
    double[] sums = squares[j];
    double[] signed = differences[j];
    double center = column[i];
    for (int k = i + 1; k < size; k++) {
      double difference = column[k] - center;
      double weighted = weights[k] * difference;
      signed[k] += weighted;
      sums[k] += weighted * difference;
    }
    signed[i] += center * Rows.sum(weights, i + 1, size) - Rows.dot(weights, column, i + 1, size);
  }

  /** Adds the weights of the pairs whose categories differ. */
  void addMismatches(int i, int j, double[] weights) {
    double[] column = columns[j];
    double[] sums = squares[j];
    double category = column[i];
    for (int k = i + 1; k < size; k++) {
      sums[k] += column[k] == category ? 0 : weights[k];
    }
  }

  /** The sum over pairs of the weighted squares. */
  double squares(int j) {
    return Rows.sum(squares[j], 0, size);
  }

  /** For every point, the weighted sum of its signed differences to the others. */
  double[] differences(int j) {
    return differences[j];
  }
}
