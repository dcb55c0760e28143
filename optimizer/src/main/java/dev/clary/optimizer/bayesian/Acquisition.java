package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/**
 * How much a point promises: the logarithm of expected improvement, averaged over the imagined
 * outcomes of pending points, times the probability that training succeeds. Confined to one thread.
 */
final class Acquisition {

  /** Columns of candidates that are predicted together: their covariances stay in the cache. */
  private static final int BLOCK = 256;

  /** Fewer points are faster one by one: rows so short are not worth a loop. */
  private static final int LEAST_BLOCK = 24;

  private final Surrogate surrogate;
  private final FailureModel failures;
  private final double[] targets;
  private final double boldness;
  private final double[] correlations;
  private final double[] slopes;
  private final double[] z;
  private final double[] terms;
  private double[] at = new double[0];
  private double[] scaled = new double[0];
  private double[] forward = new double[0];
  private double deviation;

  /**
   * Creates a criterion.
   *
   * @param targets the value to improve on, one per fantasy
   * @param boldness what the surrogate's deviations are multiplied by; the larger, the more is
   *     risked
   */
  Acquisition(Surrogate surrogate, FailureModel failures, double[] targets, double boldness) {
    this.surrogate = surrogate;
    this.failures = failures;
    this.targets = targets;
    this.boldness = boldness;
    this.correlations = new double[surrogate.size()];
    this.slopes = new double[surrogate.size()];
    this.z = new double[targets.length];
    this.terms = new double[targets.length];
  }

  /** Scores of many points. */
  double[] scores(double[][] points) {
    if (points.length < LEAST_BLOCK) {
      return Arrays.stream(points).mapToDouble(this::value).toArray();
    }
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
    Rows.scale(deviations, boldness, 0, deviations.length);
    double[] scores = new double[points.length];
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

  /** Score of one point. */
  double value(double[] point) {
    int size = surrogate.size();
    at = point.clone();
    scaled = surrogate.kernel().scaled(point);
    Arrays.fill(correlations, 0);
    surrogate.coordinates().addDistances(correlations, scaled, 0, size);
    Matern.correlate(correlations, slopes, 0, size);
    Rows.scale(correlations, surrogate.kernel().signal(), 0, size);
    forward = surrogate.inverse().forward(correlations);
    deviation = boldness * surrogate.deviation(Rows.dot(forward, forward, 0, size));
    for (int s = 0; s < terms.length; s++) {
      double mean = surrogate.mean() + Rows.dot(surrogate.weights(s), correlations, 0, size);
      z[s] = (targets[s] - mean) / deviation;
      terms[s] = ExpectedImprovement.logarithm(z[s]);
    }
    double score = Math.log(deviation) + logMean(terms);
    return failures.active() ? score + Math.log1p(-failures.probability(point)) : score;
  }

  /** Writes the gradient of the score at the point asked for last; 0 for categories. */
  void gradient(double[] gradient) {
    double[] pull = pull();
    Rows.multiply(pull, slopes, 0, pull.length);
    Rows.scale(pull, 2 * surrogate.kernel().signal(), 0, pull.length);
    Arrays.fill(gradient, 0);
    surrogate.coordinates().addGradient(at, scaled, pull, gradient);
    if (failures.active()) {
      failures.addLogSuccess(at, gradient);
    }
  }

  /**
   * How the score changes with the covariance to each known point: through each fantasy's mean,
   * less is better, and through the deviation.
   */
  private double[] pull() {
    double[] pull = new double[correlations.length];
    double total = logMean(terms);
    double byDeviation = 0;
    for (int s = 0; s < terms.length; s++) {
      double share = Math.exp(terms[s] - total) / terms.length;
      byDeviation += share * ExpectedImprovement.deviationRatio(z[s]) / deviation;
      double byMean = share * ExpectedImprovement.meanRatio(z[s]) / deviation;
      Rows.add(pull, -byMean, surrogate.weights(s), 0, pull.length);
    }
    // d deviation / d covariances = -boldness^2 K^-1 covariances / deviation
    double[] solved = surrogate.inverse().backward(forward);
    Rows.add(pull, -byDeviation * boldness * boldness / deviation, solved, 0, pull.length);
    return pull;
  }
}
