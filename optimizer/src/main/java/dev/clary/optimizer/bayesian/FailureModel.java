package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.List;

/** How likely training is to crash at a point. */
final class FailureModel {

  /*
   * A Gaussian process of its own regresses 1 at failed and 0 at successful points on a base rate;
   * its mean, cut to [0, 0.99], is the probability. (A weighted vote of the neighbors looks simpler,
   * but many failures in one place outvote the successes around it, and the search never closes in
   * on the border.) The noise is the likeliest of three: little if crashes have a place, much if
   * they come by chance, so that chance crashes forbid nothing.
   *
   * Failed points get no objective value: what a crash would have scored is unknown, and an invented
   * value bends the surrogate.
   */

  private static final double BY_CHANCE = 3;
  private static final double[] NOISES = {0.03, 0.3, BY_CHANCE};
  private static final double LARGEST = 0.99;

  private final Kernel kernel;
  private final Coordinates coordinates;
  private final int failed;
  private final double baseRate;
  private double[] weights = new double[0];
  private double noise = BY_CHANCE;

  FailureModel(Kernel kernel, List<double[]> failed, double[][] succeeded) {
    this.kernel = kernel;
    this.failed = failed.size();
    double[][] all = Arrays.copyOf(failed.toArray(double[][]::new), this.failed + succeeded.length);
    System.arraycopy(succeeded, 0, all, this.failed, succeeded.length);
    this.coordinates = kernel.coordinates(all);
    this.baseRate = (0.05 + this.failed) / (1.0 + all.length);
    if (active()) {
      fit(all.length);
    }
  }

  private void fit(int count) {
    double[][] correlations = new double[count][count];
    for (int i = 0; i < count; i++) {
      coordinates.addDistances(correlations[i], coordinates.point(i), i, count);
      Matern.correlate(correlations[i], i, count);
    }
    double[] residuals = new double[count];
    Arrays.setAll(residuals, i -> (i < failed ? 1 : 0) - baseRate);
    double least = Double.POSITIVE_INFINITY;
    for (double candidate : NOISES) {
      double[][] covariance = new double[count][];
      for (int i = 0; i < count; i++) {
        covariance[i] = correlations[i].clone();
        covariance[i][i] += candidate;
      }
      Cholesky factor = Cholesky.inPlace(covariance, count).orElseThrow();
      double[] solved = residuals.clone();
      factor.solve(solved);
      // The scale of the labels is free: n/2 log(residuals' solved) is its profile.
      double fit = Rows.dot(residuals, solved, 0, count);
      double score = factor.halfLogDeterminant() + 0.5 * count * Math.log(fit);
      if (score < least) {
        least = score;
        weights = solved;
        noise = candidate;
      }
    }
  }

  /** Whether there is anything to fear. */
  boolean active() {
    return failed > 0;
  }

  /** Whether failures seem to have a place of their own rather than to come by chance. */
  boolean placed() {
    return active() && noise < BY_CHANCE;
  }

  /** The probability that training fails at a point. */
  double probability(double[] point) {
    double[] correlations = new double[weights.length];
    coordinates.correlate(correlations, kernel.scaled(point), weights.length);
    return cut(baseRate + Rows.dot(weights, correlations, 0, weights.length));
  }

  private static double cut(double mean) {
    return Math.max(0, Math.min(LARGEST, mean));
  }

  /** Adds the gradient of the logarithm of the probability of success. */
  void addLogSuccess(double[] point, double[] gradient) {
    int count = weights.length;
    double[] scaled = kernel.scaled(point);
    double[] correlations = new double[count];
    double[] slopes = new double[count];
    coordinates.addDistances(correlations, scaled, 0, count);
    Matern.correlate(correlations, slopes, 0, count);
    double mean = baseRate + Rows.dot(weights, correlations, 0, count);
    double probability = cut(mean);
    if (probability == mean) {
      for (int i = 0; i < count; i++) {
        slopes[i] *= -2 * weights[i] / (1 - probability);
      }
      coordinates.addGradient(point, scaled, slopes, gradient);
    }
  }
}
