package dev.clary.algorithms.xgboost;

import java.util.Set;

/**
 * The metrics of predicted numbers that SageMaker's container adds to XGBoost's own: {@code mse},
 * the mean squared error, and {@code r2}, the coefficient of determination. Both count every row
 * once, whatever its weight.
 */
final class ValueMetrics {
  private static final Set<String> METRICS = Set.of("mse", "r2");

  private ValueMetrics() {}

  static boolean isOne(String name) {
    return METRICS.contains(name);
  }

  /**
   * Computes one metric.
   *
   * @param name one for which {@link #isOne} holds
   * @param labels one per row
   * @param predictions one per row, in the unit of the labels
   */
  static double compute(String name, float[] labels, float[] predictions) {
    double residuals = squares(labels, predictions);
    return name.equals("mse") ? residuals / labels.length : r2(labels, residuals);
  }

  /*
   * 1 - residual sum of squares / total sum of squares. Labels that are all the same have a total of
   * 0: the share explained is then 1 for exact predictions and 0 for others, as scikit-learn says.
   */
  private static double r2(float[] labels, double residuals) {
    double mean = 0;
    for (int i = 0; i < labels.length; i++) {
      mean += (labels[i] - mean) / (i + 1);
    }
    double total = 0;
    for (float label : labels) {
      total += (label - mean) * (label - mean);
    }
    if (total == 0) {
      return residuals == 0 ? 1 : 0;
    }
    return 1 - residuals / total;
  }

  private static double squares(float[] labels, float[] predictions) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double difference = (double) labels[i] - predictions[i];
      sum += difference * difference;
    }
    return sum;
  }
}
