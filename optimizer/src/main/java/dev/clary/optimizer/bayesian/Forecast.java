package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.History;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the surrogate expects of a point, in the metric's own unit. */
final class Forecast {

  /** Quantiles that stand for a normal distribution when it goes through the inverse transform. */
  private static final int QUANTILES = 32;

  private final History history;
  private final Evidence evidence;
  private final OutputTransform transform;

  Forecast(History history, Evidence evidence, OutputTransform transform) {
    this.history = history;
    this.evidence = evidence;
    this.transform = transform;
  }

  /** Figures of an {@link Explanation}; those that are no numbers are left out. */
  Map<String, Number> figures(Surrogate surrogate, double[] point) {
    double[][] cross = surrogate.crossCovariances(new double[][] {point});
    int nearest = nearest(surrogate.kernel(), point);
    double mean = 0;
    for (int s = 0; s < surrogate.fantasies(); s++) {
      mean += surrogate.means(cross, s)[0] / surrogate.fantasies();
    }
    double deviation = surrogate.deviations(cross)[0];
    var figures = new LinkedHashMap<String, Number>();
    double middle = transform.loss(mean);
    put(figures, Explanation.PREDICTED_MEAN, history.goal().loss(middle));
    double spread = transform.loss(mean + deviation) / 2 - transform.loss(mean - deviation) / 2;
    put(figures, Explanation.PREDICTED_DEVIATION, spread);
    put(figures, Explanation.EXPECTED_IMPROVEMENT, improvement(mean, deviation));
    figures.put(Explanation.NEAREST, evidence.number(nearest));
    return figures;
  }

  private static void put(Map<String, Number> figures, String name, double value) {
    if (Double.isFinite(value)) {
      figures.put(name, value);
    }
  }

  private int nearest(Kernel kernel, double[] point) {
    double[] distances = new double[evidence.size()];
    Coordinates evaluated = kernel.coordinates(evidence.points());
    evaluated.addDistances(distances, kernel.scaled(point), 0, distances.length);
    int nearest = 0;
    for (int i = 1; i < distances.length; i++) {
      nearest = distances[i] < distances[nearest] ? i : nearest;
    }
    return nearest;
  }

  private double improvement(double mean, double deviation) {
    double best = Double.POSITIVE_INFINITY;
    for (double loss : evidence.losses()) {
      best = Math.min(best, loss);
    }
    double sum = 0;
    for (int q = 0; q < QUANTILES; q++) {
      double z = Normal.quantile((q + 0.5) / QUANTILES);
      sum += Math.max(0, best - transform.loss(mean + deviation * z));
    }
    return sum / QUANTILES;
  }
}
