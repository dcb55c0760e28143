package dev.clary.algorithms.xgboost;

import java.util.Set;

/**
 * A metric by its name, with a threshold or a cut-off after an {@code @} where it takes one: {@code
 * error@0.7}, {@code ndcg@10}.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/xgboost-tuning.html">Tune an
 *     XGBoost model</a> in the SageMaker developer guide
 */
record Metric(String name) {
  private static final Set<String> MAXIMIZED =
      Set.of(
          "accuracy",
          "auc",
          "aucpr",
          "balanced_accuracy",
          "f1",
          "f1_binary",
          "f1_macro",
          "map",
          "ndcg",
          "precision",
          "precision_macro",
          "precision_micro",
          "r2",
          "recall",
          "recall_macro",
          "recall_micro");

  private static final Set<String> MINIMIZED =
      Set.of(
          "aft-nloglik",
          "cox-nloglik",
          "error",
          "gamma-deviance",
          "gamma-nloglik",
          "interval-regression-accuracy",
          "logloss",
          "mae",
          "mape",
          "merror",
          "mlogloss",
          "mphe",
          "mse",
          "poisson-nloglik",
          "rmse",
          "rmsle",
          "tweedie-nloglik");

  static boolean isKnown(String name) {
    var metric = new Metric(name);
    if (name.contains("@")) {
      return metric.hasValidParameter();
    }
    return MAXIMIZED.contains(name) || MINIMIZED.contains(name);
  }

  /** The name without what follows an {@code @}. */
  String base() {
    int at = name.indexOf('@');
    return at < 0 ? name : name.substring(0, at);
  }

  boolean maximized() {
    return MAXIMIZED.contains(base());
  }

  /** Whether XGBoost does not have it, so that it is computed from predictions. */
  boolean computedHere() {
    return ClassMetrics.isOne(name) || ValueMetrics.isOne(name);
  }

  private boolean hasValidParameter() {
    String parameter = name.substring(name.indexOf('@') + 1);
    return switch (base()) {
      case "error" -> parameter.matches("\\d*\\.?\\d+");
      case "ndcg", "map" -> parameter.matches("\\d+-?|-");
      default -> false;
    };
  }
}
