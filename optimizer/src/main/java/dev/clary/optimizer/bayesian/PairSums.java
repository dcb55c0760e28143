package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/**
 * Weighted sums over all pairs of points, dimension by dimension, as the likelihood's gradient
 * needs them. Confined to one thread.
 */
final class PairSums {

  /*
   * With symmetric weights w of zero diagonal, the sum over pairs
   *
   *     sum_{i<k} w_ik (x_i - x_k)^2 = sum_i x_i d_i,   d_i = sum_k w_ik (x_i - x_k) = r_i x_i - (wx)_i
   *
   * with r the sums of rows. So all that touches pairs are products of the weights with vectors,
   * which are vectorized, four rows at a time. The weights of pairs whose categories agree are
   * gathered by adding up the rows of each category.
   */

  private final ModelSpace space;
  private final double[][] weights;
  private final int size;
  private final double[] rowSums;

  /**
   * Creates sums.
   *
   * @param weights all of them, by rows; held, not copied
   */
  PairSums(ModelSpace space, double[][] weights) {
    this.space = space;
    this.weights = weights;
    this.size = weights.length;
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    this.rowSums = times(ones);
  }

  /** Copies the part right of the diagonal to the left and clears the diagonal. */
  static void mirror(double[][] upper) {
    for (int i = 0; i < upper.length; i++) {
      double[] row = upper[i];
      row[i] = 0;
      for (int k = 0; k < i; k++) {
        row[k] = upper[k][i];
      }
    }
  }

  private double[] times(double[] vector) {
    double[] product = new double[size];
    Rows.addAll(product, vector, weights, 0, size, 0, size);
    return product;
  }

  /** For every point, the weighted sum of its signed differences to the others. */
  double[] differences(double[] coordinates) {
    double[] differences = times(coordinates);
    for (int i = 0; i < size; i++) {
      differences[i] = rowSums[i] * coordinates[i] - differences[i];
    }
    return differences;
  }

  /** The sum of the weights of the pairs whose categories differ. */
  double mismatches(int dimension, WarpedPoints points) {
    int levels = (int) space.levels(dimension);
    double[][] byLevel = new double[levels][0];
    double agreeing = 0;
    for (int i = 0; i < size; i++) {
      int level = points.level(dimension, i);
      if (byLevel[level].length == 0) {
        byLevel[level] = new double[size];
      }
      Rows.add(byLevel[level], 1, weights[i], 0, size);
    }
    for (int i = 0; i < size; i++) {
      agreeing += byLevel[points.level(dimension, i)][i];
    }
    return 0.5 * (Rows.sum(rowSums, 0, size) - agreeing);
  }
}
