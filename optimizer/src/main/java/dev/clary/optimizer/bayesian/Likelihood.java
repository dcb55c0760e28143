package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.Optional;

/**
 * How badly hyperparameters explain the observations: the negative logarithm of marginal likelihood
 * times prior, with its gradient. Confined to one thread. One evaluation costs about n³ + 5 D n²
 * operations.
 */
final class Likelihood implements BoundedMinimizer.Function {

  /*
   * With K = k(X, X) + diag(noise / repeats), a constant mean m of prior N(0, 1) at its best value
   *
   *     m = (1'K^-1 z) / (1'K^-1 1 + 1)        al = K^-1 (z - m)
   *     F = (z - m)'al / 2 + log det(K) / 2 + n log(2 pi) / 2 + m^2 / 2 + penalty
   *
   * and Q = (K^-1 - al al') / 2, the derivative by any parameter t is sum_ik Q_ik dK_ik/dt; that of
   * m adds nothing, as m minimizes F (envelope theorem). Sums over pairs run along rows i < k.
   *
   * Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equations 5.8 and 5.9.
   */

  private final ModelSpace space;
  private final double[][] points;
  private final double[] targets;
  private final double[] repeats;
  private final Prior prior;
  private final int size;
  private final double[][] covariance;
  private final double[][] slopes;
  private final double[][] correlations;

  /**
   * Creates the objective.
   *
   * @param targets standardized losses, one per point
   * @param repeats how often each point was evaluated
   */
  Likelihood(ModelSpace space, double[][] points, double[] targets, double[] repeats, Prior prior) {
    this.space = space;
    this.points = points;
    this.targets = targets;
    this.repeats = repeats;
    this.prior = prior;
    this.size = points.length;
    this.covariance = new double[size][size];
    this.slopes = new double[size][size];
    this.correlations = new double[size][size];
  }

  @Override
  public double at(double[] theta, double[] gradient) {
    var kernel = new Kernel(space, theta);
    double[][] columns = kernel.columns(points);
    fill(kernel, columns);
    Optional<Cholesky> factor = Cholesky.inPlace(covariance, size);
    if (factor.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    double[] weights = targets.clone();
    factor.get().solve(ones);
    factor.get().solve(weights);
    double mean = Rows.sum(weights, 0, size) / (Rows.sum(ones, 0, size) + 1);
    Rows.add(weights, -mean, ones, 0, size);
    double fit = 0;
    for (int i = 0; i < size; i++) {
      fit += (targets[i] - mean) * weights[i];
    }
    Arrays.fill(gradient, 0);
    addGradient(kernel, columns, factor.get().inverse(), weights, gradient);
    prior.addPenaltyGradient(theta, gradient);
    return 0.5 * fit
        + factor.get().halfLogDeterminant()
        + size * Normal.LOG_ROOT_TWO_PI
        + 0.5 * mean * mean
        + prior.penalty(theta);
  }

  /** Writes covariances, correlations and slopes on and right of the diagonal. */
  private void fill(Kernel kernel, double[][] columns) {
    double signal = kernel.signal();
    double noise = kernel.noise();
    double[] point = new double[columns.length];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < point.length; j++) {
        point[j] = columns[j][i];
      }
      double[] row = correlations[i];
      Arrays.fill(row, i, size, 0);
      kernel.addDistances(row, point, columns, i + 1, size);
      Matern.correlate(row, slopes[i], i, size);
      Arrays.fill(covariance[i], i, size, 0);
      Rows.add(covariance[i], signal, row, i, size);
      covariance[i][i] = signal + noise / repeats[i];
    }
  }

  private void addGradient(
      Kernel kernel, double[][] columns, double[][] inverse, double[] weights, double[] gradient) {
    int dimensions = columns.length;
    double signal = kernel.signal();
    double noise = kernel.noise();
    var pairs = new PairSums(columns, size);
    double bySignal = 0;
    for (int i = 0; i < size; i++) {
      double[] q = inverse[i]; // becomes Q, twice over right of the diagonal for the left half
      Rows.add(q, -weights[i], weights, i, size);
      gradient[dimensions + 1] += 0.5 * q[i] * noise / repeats[i];
      bySignal += 0.5 * q[i] * signal + signal * Rows.dot(q, correlations[i], i + 1, size);
      multiply(q, slopes[i], i + 1, size);
      for (int j = 0; j < dimensions; j++) {
        if (space.categorical(j)) {
          pairs.addMismatches(i, j, q);
        } else if (prior.warped()) {
          pairs.addDifferences(i, j, q);
        } else {
          pairs.addSquares(i, j, q);
        }
      }
    }
    gradient[dimensions] += bySignal;
    for (int j = 0; j < dimensions; j++) {
      double scale = space.categorical(j) ? 1 / (kernel.length(j) * kernel.length(j)) : 1;
      gradient[j] += -2 * signal * scale * pairs.squares(j);
      if (prior.warped() && !space.categorical(j)) {
        addWarpGradient(kernel, pairs.differences(j), j, gradient);
      }
    }
  }

  private static void multiply(double[] row, double[] factors, int from, int to) {
    for (int k = from; k < to; k++) {
      row[k] *= factors[k];
    }
  }

  private void addWarpGradient(Kernel kernel, double[] sums, int j, double[] gradient) {
    double byA = 0;
    double byB = 0;
    for (int i = 0; i < size; i++) {
      byA += sums[i] * kernel.slopeByLogA(j, points[i][j]);
      byB += sums[i] * kernel.slopeByLogB(j, points[i][j]);
    }
    gradient[space.dimensions() + 2 + j] += 2 * kernel.signal() * byA;
    gradient[2 * space.dimensions() + 2 + j] += 2 * kernel.signal() * byB;
  }
}
