package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.Optional;

/**
 * The factor U of a covariance matrix K = U'U, upper triangular, by rows. Confined to one thread.
 *
 * <p>Costs, in multiplications: factoring n³/6, one solve n²/2, appending a row n²/2.
 */
final class Cholesky {
  private static final double FIRST_JITTER = 1e-10;
  private static final double LAST_JITTER = 1e-4;

  /** A pivot below this share of the diagonal is rounding, not information. */
  private static final double LEAST_PIVOT = 1e-12;

  private final double[][] rows;
  private int size;

  private Cholesky(double[][] rows, int size) {
    this.rows = rows;
    this.size = size;
  }

  /**
   * Factors in place a matrix whose upper triangle is given by rows. The rows may be longer than
   * the matrix is wide, to leave room for appended columns.
   *
   * @return empty if the matrix is not positive definite
   */
  static Optional<Cholesky> inPlace(double[][] upper, int size) {
    double[] factors = new double[4];
    for (int k = 0; k < size; k += 4) {
      int end = Math.min(k + 4, size);
      for (int i = k; i < end; i++) {
        for (int p = k; p < i; p++) {
          Rows.add(upper[i], -upper[p][i], upper[p], i, size);
        }
        if (!pivot(upper[i], i, size)) {
          return Optional.empty();
        }
      }
      for (int i = end; i < size; i++) { // reached only with a whole block of four
        for (int p = 0; p < 4; p++) {
          factors[p] = -upper[k + p][i];
        }
        Rows.add4(upper[i], factors, upper, k, i, size);
      }
    }
    return Optional.of(new Cholesky(upper, size));
  }

  private static boolean pivot(double[] row, int i, int size) {
    if (!(row[i] > LEAST_PIVOT)) { // false for NaN too
      return false;
    }
    double root = Math.sqrt(row[i]);
    Rows.scale(row, 1 / root, i + 1, size);
    row[i] = root;
    return true;
  }

  /**
   * Factors a matrix, adding ever more to its diagonal until that succeeds.
   *
   * @param upper upper triangle by rows, left as it is
   * @param capacity how many rows the factor may grow to
   * @return empty if it fails even so
   */
  static Optional<Cholesky> withJitter(double[][] upper, int size, int capacity) {
    double scale = size == 0 ? 1 : upper[0][0];
    double jitter = 0;
    while (jitter <= LAST_JITTER) {
      double[][] copy = new double[capacity][];
      for (int i = 0; i < size; i++) {
        copy[i] = Arrays.copyOf(upper[i], capacity);
        copy[i][i] += jitter * scale;
      }
      Optional<Cholesky> factor = inPlace(copy, size);
      if (factor.isPresent()) {
        return factor;
      }
      jitter = jitter == 0 ? FIRST_JITTER : jitter * 10;
    }
    return Optional.empty();
  }

  int size() {
    return size;
  }

  /** Element of the factor, {@code row} at most {@code column}. */
  double get(int row, int column) {
    return rows[row][column];
  }

  /** Half the logarithm of the determinant of K. */
  double halfLogDeterminant() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.log(rows[i][i]);
    }
    return sum;
  }

  /**
   * Grows K by one row and column.
   *
   * @param covariances with the present rows
   * @param variance the new diagonal element
   * @return false, with nothing changed, if K would no longer be positive definite
   */
  boolean append(double[] covariances, double variance) {
    double[] column = Arrays.copyOf(covariances, size);
    forward(column);
    double rest = variance - Rows.dot(column, column, 0, size);
    if (!(rest > FIRST_JITTER * variance)) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      rows[i][size] = column[i];
    }
    rows[size] = new double[rows.length];
    rows[size][size] = Math.sqrt(rest);
    size++;
    return true;
  }

  /** Solves U'x = b in place. */
  void forward(double[] b) {
    double[] factors = new double[4];
    for (int k = 0; k < size; k += 4) {
      int end = Math.min(k + 4, size);
      for (int p = k; p < end; p++) {
        b[p] /= rows[p][p];
        for (int q = p + 1; q < end; q++) {
          b[q] -= b[p] * rows[p][q];
        }
      }
      if (end < size) {
        for (int p = 0; p < 4; p++) {
          factors[p] = -b[k + p];
        }
        Rows.add4(b, factors, rows, k, end, size);
      }
    }
  }

  /** Solves Ux = b in place. */
  void backward(double[] b) {
    for (int k = size - 1; k >= 0; k--) {
      b[k] = (b[k] - Rows.dot(rows[k], b, k + 1, size)) / rows[k][k];
    }
  }

  /** Solves Kx = b in place. */
  void solve(double[] b) {
    forward(b);
    backward(b);
  }

  /**
   * Solves U'X = B in place for many right-hand sides.
   *
   * @param b one row per row of K, one column per right-hand side
   */
  void forward(double[][] b, int columns) {
    double[] factors = new double[4];
    for (int k = 0; k < size; k += 4) {
      int end = Math.min(k + 4, size);
      for (int i = k; i < end; i++) {
        for (int p = k; p < i; p++) {
          Rows.add(b[i], -rows[p][i], b[p], 0, columns);
        }
        Rows.scale(b[i], 1 / rows[i][i], 0, columns);
      }
      for (int i = end; i < size; i++) {
        for (int p = 0; p < 4; p++) {
          factors[p] = -rows[k + p][i];
        }
        Rows.add4(b[i], factors, b, k, 0, columns);
      }
    }
  }
}
