package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

  private final ModelSpace space;
  private final Kernel kernel;
  private final double[][] columns;
  private final Cholesky factor;
  private final int evaluated;
  private final double mean;
  private double[][] weights;

  private Surrogate(
      ModelSpace space, Kernel kernel, double[][] points, Cholesky factor, double[] targets) {
    this.space = space;
    this.kernel = kernel;
    this.columns = kernel.columns(points);
    this.factor = factor;
    this.evaluated = targets.length;
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
      ModelSpace space,
      Kernel kernel,
      Training training,
      double[] targets,
      List<double[]> pending) {
    int size = training.size();
    double[][] points = Arrays.copyOf(training.points(), size + pending.size());
    for (int p = 0; p < pending.size(); p++) {
      points[size + p] = pending.get(p);
    }
    double[][] columns = kernel.columns(training.points());
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      kernel.addDistances(covariance[i], column(columns, i), columns, i, size);
      Matern.correlate(covariance[i], i, size);
      Rows.scale(covariance[i], kernel.signal(), i, size);
      covariance[i][i] = kernel.signal() + kernel.noise() / training.repeats()[i];
    }
    return Cholesky.withJitter(covariance, size, points.length)
        .map(factor -> new Surrogate(space, kernel, points, factor, targets));
  }

  private static double[] column(double[][] columns, int i) {
    return Arrays.stream(columns).mapToDouble(row -> row[i]).toArray();
  }

  /**
   * Appends the pending points and imagines their outcomes.
   *
   * @param normals one row of independent standard normal numbers per fantasy, one column per
   *     pending point
   */
  void expect(double[][] normals) {
    int pending = columns.length == 0 ? 0 : columns[0].length - evaluated;
    for (int p = 0; p < pending; p++) {
      double[] covariances = covariances(column(columns, evaluated + p), factor.size());
      double diagonal = kernel.signal() + kernel.noise();
      if (!factor.append(covariances, diagonal)) {
        factor.append(covariances, diagonal + kernel.signal());
      }
    }
    double[] plain = weights[0];
    weights = new double[normals.length][];
    for (int s = 0; s < normals.length; s++) {
      weights[s] = imagine(plain, normals[s]);
    }
  }

  /**
   * Weights given an imagined outcome. The evaluated part of the right-hand side, forward solved,
   * is what the present weights give when multiplied by the factor; the pending part is the normals
   * themselves, as U' times them is the deviation from the mean predicted.
   */
  private double[] imagine(double[] plain, double[] normals) {
    int size = factor.size();
    double[] solved = new double[size];
    for (int i = 0; i < evaluated; i++) {
      double sum = 0;
      for (int k = i; k < evaluated; k++) {
        sum += factor.get(i, k) * plain[k];
      }
      solved[i] = sum;
    }
    System.arraycopy(normals, 0, solved, evaluated, size - evaluated);
    factor.backward(solved);
    return solved;
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

  double[][] columns() {
    return columns;
  }

  private double[] covariances(double[] scaled, int count) {
    double[] row = new double[count];
    kernel.addDistances(row, scaled, columns, 0, count);
    Matern.correlate(row, 0, count);
    Rows.scale(row, kernel.signal(), 0, count);
    return row;
  }

  /** Covariances with every point known: one row per known point, one column per given point. */
  double[][] crossCovariances(double[][] points) {
    double[][] others = kernel.columns(points);
    double[][] rows = new double[size()][points.length];
    for (int i = 0; i < rows.length; i++) {
      kernel.addDistances(rows[i], column(columns, i), others, 0, points.length);
      Matern.correlate(rows[i], 0, points.length);
      Rows.scale(rows[i], kernel.signal(), 0, points.length);
    }
    return rows;
  }

  /** Means at the columns of a cross covariance, given one fantasy. */
  double[] means(double[][] cross, int fantasy) {
    int count = cross[0].length;
    double[] means = new double[count];
    Arrays.fill(means, mean);
    double[] factors = new double[4];
    int i = 0;
    for (; i + 4 <= cross.length; i += 4) {
      System.arraycopy(weights[fantasy], i, factors, 0, 4);
      Rows.add4(means, factors, cross, i, 0, count);
    }
    for (; i < cross.length; i++) {
      Rows.add(means, weights[fantasy][i], cross[i], 0, count);
    }
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

  /** Means at the points evaluated, given one fantasy, without their noise. */
  double[] meansAt(double[][] points, int fantasy) {
    return means(crossCovariances(points), fantasy);
  }

  ModelSpace space() {
    return space;
  }

  /** Covariances of the losses at points: the upper triangle, one row per point. */
  double[][] covariances(double[][] points) {
    double[][] others = kernel.columns(points);
    double[][] cross = crossCovariances(points);
    factor.forward(cross, points.length);
    double[][] covariances = new double[points.length][points.length];
    for (int b = 0; b < points.length; b++) {
      kernel.addDistances(covariances[b], column(others, b), others, b, points.length);
      Matern.correlate(covariances[b], b, points.length);
      Rows.scale(covariances[b], kernel.signal(), b, points.length);
      for (double[] row : cross) {
        Rows.add(covariances[b], -row[b], row, b, points.length);
      }
    }
    return covariances;
  }

  /** How well each evaluated point is predicted from the others. */
  double leaveOneOutCorrelation(double[] targets) {
    double[][] inverse = factor.inverse();
    double[] predictions = new double[evaluated];
    for (int i = 0; i < evaluated; i++) {
      predictions[i] = targets[i] - weights[0][i] / inverse[i][i];
    }
    return Sample.rankCorrelation(predictions, targets);
  }
}
