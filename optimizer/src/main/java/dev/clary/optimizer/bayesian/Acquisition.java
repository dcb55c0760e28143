package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/**
 * How much a point promises: the logarithm of expected improvement, averaged over the imagined
 * outcomes of pending points, times the probability that training succeeds. Confined to one thread.
 */
final class Acquisition {

  /** Columns of candidates that are predicted together: their covariances stay in the cache. */
  private static final int BLOCK = 256;

  private final Surrogate surrogate;
  private final FailureModel failures;
  private final double[] targets;

  /**
   * Creates a criterion.
   *
   * @param targets the value to improve on, one per fantasy
   */
  Acquisition(Surrogate surrogate, FailureModel failures, double[] targets) {
    this.surrogate = surrogate;
    this.failures = failures;
    this.targets = targets;
  }

  /** Scores of many points. */
  double[] scores(double[][] points) {
    double[] scores = new double[points.length];
    for (int from = 0; from < points.length; from += BLOCK) {
      double[][] block = Arrays.copyOfRange(points, from, Math.min(from + BLOCK, points.length));
      double[] part = blockScores(block);
      System.arraycopy(part, 0, scores, from, part.length);
    }
    return scores;
  }

  private double[] blockScores(double[][] points) {
    double[][] cross = surrogate.crossCovariances(points);
    double[][] means = new double[surrogate.fantasies()][];
    for (int s = 0; s < means.length; s++) {
      means[s] = surrogate.means(cross, s);
    }
    double[] deviations = surrogate.deviations(cross);
    double[] scores = new double[points.length];
    double[] terms = new double[means.length];
    for (int b = 0; b < scores.length; b++) {
      for (int s = 0; s < terms.length; s++) {
        terms[s] = ExpectedImprovement.logarithm((targets[s] - means[s][b]) / deviations[b]);
      }
      scores[b] = Math.log(deviations[b]) + logMean(terms);
      if (failures.active()) {
        scores[b] += Math.log1p(-failures.probability(points[b]));
      }
    }
    return scores;
  }

  /** Logarithm of the mean of exponentials. */
  private static double logMean(double[] terms) {
    if (terms.length == 1) {
      return terms[0];
    }
    double largest = Arrays.stream(terms).max().orElseThrow();
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return largest + Math.log(sum / terms.length);
  }

  /**
   * Score of one point with its gradient.
   *
   * @param gradient overwritten; 0 for categories
   */
  double score(double[] point, double[] gradient) {
    int size = surrogate.size();
    double[] scaled = surrogate.kernel().scaled(point);
    double[] correlations = new double[size];
    double[] slopes = new double[size];
    surrogate.kernel().addDistances(correlations, scaled, surrogate.columns(), 0, size);
    Matern.correlate(correlations, slopes, 0, size);
    double signal = surrogate.kernel().signal();
    double[] covariances = correlations;
    Rows.scale(covariances, signal, 0, size);
    double[] solved = covariances.clone();
    surrogate.factor().forward(solved);
    double deviation = surrogate.deviation(Rows.dot(solved, solved, 0, size));
    surrogate.factor().backward(solved);

    // The gradient is a sum over known points of (2 signal slope) times one weight each.
    double[] pull = new double[size];
    double score = Math.log(deviation) + improvement(covariances, deviation, solved, pull);
    for (int i = 0; i < size; i++) {
      pull[i] *= 2 * signal * slopes[i];
    }
    fillGradient(point, scaled, pull, gradient);
    return failures.active() ? score + failures.addLogSuccess(point, gradient) : score;
  }

  /**
   * The logarithm of the mean of h over fantasies. Writes how the score changes with the covariance
   * to each known point: through each fantasy's mean, less is better, and through the deviation.
   */
  private double improvement(
      double[] covariances, double deviation, double[] solved, double[] pull) {
    int fantasies = surrogate.fantasies();
    double[] z = new double[fantasies];
    double[] terms = new double[fantasies];
    for (int s = 0; s < fantasies; s++) {
      double[] weights = surrogate.weights(s);
      double mean = surrogate.mean() + Rows.dot(weights, covariances, 0, weights.length);
      z[s] = (targets[s] - mean) / deviation;
      terms[s] = ExpectedImprovement.logarithm(z[s]);
    }
    double total = logMean(terms);
    double byDeviation = 0;
    for (int s = 0; s < fantasies; s++) {
      double share = Math.exp(terms[s] - total) / fantasies;
      byDeviation += share * ExpectedImprovement.deviationRatio(z[s]) / deviation;
      double byMean = share * ExpectedImprovement.meanRatio(z[s]) / deviation;
      Rows.add(pull, -byMean, surrogate.weights(s), 0, pull.length);
    }
    // d deviation / d covariances = -solved / deviation
    Rows.add(pull, -byDeviation / deviation, solved, 0, pull.length);
    return total;
  }

  private void fillGradient(double[] point, double[] scaled, double[] pull, double[] gradient) {
    double sum = Rows.sum(pull, 0, pull.length);
    for (int j = 0; j < point.length; j++) {
      if (surrogate.space().categorical(j)) {
        gradient[j] = 0;
      } else {
        double[] column = surrogate.columns()[j];
        double moment = scaled[j] * sum - Rows.dot(pull, column, 0, pull.length);
        gradient[j] = moment * surrogate.kernel().slope(j, point[j]);
      }
    }
  }
}
