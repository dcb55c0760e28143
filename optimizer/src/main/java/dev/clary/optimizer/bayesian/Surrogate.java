package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Gaussian process that has seen evaluated points and expects results at pending ones. Confined
 * to one thread.
 */
final class Surrogate {

  /*
   * mean(x) = m + k(x)'al, variance(x) = signal - v'v with U'v = k(x); noise is left out, as what is
   * wanted is the loss itself.
   *
   * Pending points are appended to the factor; the new lower right block L22 of its transpose
   * satisfies L22 L22' = covariance of their outcomes, so an imagined outcome is the predicted mean
   * there plus L22 e with e standard normal. Each imagined outcome ("fantasy") has its own weights
   * al and its own mean; the variance is the same for all.
   */

  private final Kernel kernel;
  private final Coordinates coordinates;
  private final Cholesky factor;
  private final int evaluated;
  private final int expected;
  private final double mean;
  private double[][] weights;
  private @Nullable TriangularInverse inverse;

  private Surrogate(
      Kernel kernel, Coordinates coordinates, Cholesky factor, double[] targets, int expected) {
    this.kernel = kernel;
    this.coordinates = coordinates;
    this.factor = factor;
    this.evaluated = targets.length;
    this.expected = expected;
    double[] ones = new double[evaluated];
    Arrays.fill(ones, 1);
    factor.solve(ones);
    double[] plain = targets.clone();
    factor.solve(plain);
    this.mean = Rows.sum(plain, 0, evaluated) / (Rows.sum(ones, 0, evaluated) + 1);
    Rows.add(plain, -mean, ones, 0, evaluated);
    this.weights = new double[][] {plain};
  }

  /**
   * Trains a surrogate.
   *
   * @param targets standardized losses
   * @param pending points to leave room for, see {@link #expect}
   * @return empty if the covariance matrix cannot be factored
   */
  static Optional<Surrogate> of(
      Kernel kernel, Training training, double[] targets, List<double[]> pending) {
    int size = training.size();
    double[][] points = Arrays.copyOf(training.points(), size + pending.size());
    for (int p = 0; p < pending.size(); p++) {
      points[size + p] = pending.get(p);
    }
    Coordinates coordinates = kernel.coordinates(points);
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      coordinates.addDistances(covariance[i], coordinates.point(i), i, size);
      Matern.correlate(covariance[i], i, size);
      Rows.scale(covariance[i], kernel.signal(), i, size);
      covariance[i][i] = kernel.signal() + kernel.noise() / training.repeats()[i];
    }
    return Cholesky.withJitter(covariance, size, points.length)
        .map(factor -> new Surrogate(kernel, coordinates, factor, targets, pending.size()));
  }

  /**
   * Appends the pending points and imagines their outcomes.
   *
   * @param normals one row of independent standard normal numbers per fantasy, one column per
   *     pending point
   */
  void expect(double[][] normals) {
    for (int p = 0; p < expected; p++) {
      double[] covariances = new double[factor.size()];
      coordinates.correlate(covariances, coordinates.point(evaluated + p), factor.size());
      Rows.scale(covariances, kernel.signal(), 0, factor.size());
      double diagonal = kernel.signal() + kernel.noise();
      if (!factor.append(covariances, diagonal)) {
        factor.append(covariances, diagonal + kernel.signal());
      }
    }
    inverse = null;
    double[] known = product(weights[0]);
    weights = new double[normals.length][];
    for (int s = 0; s < normals.length; s++) {
      double[] solved = Arrays.copyOf(known, factor.size());
      System.arraycopy(normals[s], 0, solved, evaluated, expected);
      weights[s] = inverse().backward(solved);
    }
  }

  /**
   * The evaluated part of the right-hand side, forward solved, is what the weights without pending
   * points give when multiplied by the factor; the pending part is the normals themselves, as U'
   * times them is the deviation from the mean predicted.
   */
  private double[] product(double[] plain) {
    double[] product = new double[evaluated];
    for (int i = 0; i < evaluated; i++) {
      for (int k = i; k < evaluated; k++) {
        product[i] += factor.get(i, k) * plain[k];
      }
    }
    return product;
  }

  /** The inverse factor, computed when first asked for: worth it from some {@code size / 6} on. */
  TriangularInverse inverse() {
    if (inverse == null) {
      inverse = new TriangularInverse(factor.size());
      inverse.invert(factor);
    }
    return inverse;
  }

  /** Errors at the points from an index on, each as predicted from all before it, in deviations. */
  double[] errors(double[] targets, int from) {
    double[] errors = targets.clone();
    for (int i = 0; i < errors.length; i++) {
      errors[i] -= mean;
    }
    factor.forward(errors);
    return Arrays.copyOfRange(errors, from, errors.length);
  }

  /** Number of equally likely outcomes of the pending points; 1 if nothing is pending. */
  int fantasies() {
    return weights.length;
  }

  /** Number of points known or expected. */
  int size() {
    return factor.size();
  }

  int evaluated() {
    return evaluated;
  }

  Kernel kernel() {
    return kernel;
  }

  double mean() {
    return mean;
  }

  /** Weights of one fantasy, one per point. */
  double[] weights(int fantasy) {
    return weights[fantasy];
  }

  Cholesky factor() {
    return factor;
  }

  /** Where the points known or expected are. */
  Coordinates coordinates() {
    return coordinates;
  }

  /** Covariances with every point known: one row per known point, one column per given point. */
  double[][] crossCovariances(double[][] points) {
    Coordinates others = kernel.coordinates(points);
    double[][] rows = new double[size()][points.length];
    for (int i = 0; i < rows.length; i++) {
      others.correlate(rows[i], coordinates.point(i), points.length);
      Rows.scale(rows[i], kernel.signal(), 0, points.length);
    }
    return rows;
  }

  /** Means at the columns of a cross covariance, given one fantasy. */
  double[] means(double[][] cross, int fantasy) {
    int count = cross[0].length;
    double[] means = new double[count];
    Arrays.fill(means, mean);
    Rows.addAll(means, weights[fantasy], cross, 0, cross.length, 0, count);
    return means;
  }

  /** Deviations at the columns of a cross covariance, which is used up. */
  double[] deviations(double[][] cross) {
    int count = cross[0].length;
    factor.forward(cross, count);
    double[] explained = new double[count];
    for (double[] row : cross) {
      for (int b = 0; b < count; b++) {
        explained[b] += row[b] * row[b];
      }
    }
    for (int b = 0; b < count; b++) {
      explained[b] = deviation(explained[b]);
    }
    return explained;
  }

  /** The deviation that remains when a part of the signal variance is explained. */
  double deviation(double explained) {
    double signal = kernel.signal();
    return Math.sqrt(Math.max(signal - explained, 1e-12 * signal));
  }
}
