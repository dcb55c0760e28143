package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/**
 * The inverse of the transpose of a Cholesky factor, lower triangular, by rows. Room for it is made
 * once and filled again and again. Confined to one thread.
 *
 * <p>Costs, in multiplications: the inverse n³/6, one product n²/2, the inverse of K n³/6 more.
 */
final class TriangularInverse {

  /*
   * Products with the inverse replace solves where there are many: the rows added do not wait for
   * one another, and four are added at a time.
   */

  private final int size;
  private final double[][] lower;
  private final double[] factors = new double[4];
  private double[][] transpose = new double[0][];

  TriangularInverse(int size) {
    this.size = size;
    this.lower = new double[size][size];
  }

  /** Inverts a factor of this size. */
  void invert(Cholesky factor) {
    transpose = new double[0][];
    for (int i = 0; i < size; i++) {
      double[] row = lower[i];
      Arrays.fill(row, 0, i, 0);
      int k = 0;
      for (; k + 4 <= i; k += 4) {
        for (int p = 0; p < 4; p++) {
          factors[p] = -factor.get(k + p, i);
        }
        Rows.add4(row, factors, lower, k, 0, k + 4);
      }
      for (; k < i; k++) {
        Rows.add(row, -factor.get(k, i), lower[k], 0, k + 1);
      }
      row[i] = 1;
      Rows.scale(row, 1 / factor.get(i, i), 0, i + 1);
    }
  }

  /** Returns the solution x of Ux = b. */
  double[] backward(double[] b) {
    double[] x = new double[size];
    int k = 0;
    for (; k + 4 <= size; k += 4) {
      System.arraycopy(b, k, factors, 0, 4);
      Rows.add4(x, factors, lower, k, 0, k + 4);
    }
    for (; k < size; k++) {
      Rows.add(x, b[k], lower[k], 0, k + 1);
    }
    return x;
  }

  /** Writes the inverse of K by rows, only elements on and right of the diagonal. */
  void square(double[][] inverse) {
    for (int i = 0; i < size; i++) {
      Arrays.fill(inverse[i], i, size, 0);
      int k = i;
      for (; k + 4 <= size; k += 4) {
        for (int p = 0; p < 4; p++) {
          factors[p] = lower[k + p][i];
        }
        Rows.add4(inverse[i], factors, lower, k, i, k + 4);
      }
      for (; k < size; k++) {
        Rows.add(inverse[i], lower[k][i], lower[k], i, k + 1);
      }
    }
  }

  /** Returns the solution x of U'x = b. */
  double[] forward(double[] b) {
    if (transpose.length < size) {
      transpose = transposed();
    }
    double[] x = new double[size];
    int k = 0;
    for (; k + 4 <= size; k += 4) {
      System.arraycopy(b, k, factors, 0, 4);
      Rows.add4(x, factors, transpose, k, k, size);
    }
    for (; k < size; k++) {
      Rows.add(x, b[k], transpose[k], k, size);
    }
    return x;
  }

  private double[][] transposed() {
    double[][] upper = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k <= i; k++) {
        upper[k][i] = lower[i][k];
      }
    }
    return upper;
  }
}
