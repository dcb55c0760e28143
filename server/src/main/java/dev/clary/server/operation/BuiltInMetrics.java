package dev.clary.server.operation;

import dev.clary.service.training.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics of the built-in XGBoost algorithm. A request for it need not define any: the service
 * fills in those that the algorithm logs, and one named {@code ObjectiveMetric} for what a tuning
 * job is about.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/xgboost-tuning.html">Metrics
 *     computed by the XGBoost algorithm</a>
 */
final class BuiltInMetrics {
  /* With ObjectiveMetric there are 40 definitions, the most that a job may have. */
  private static final Set<String> COMPUTED_ON_TRAINING_DATA =
      Set.of("rmse", "error", "logloss", "merror", "mlogloss", "auc");

  private static final List<String> NAMES =
      List.of(
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
          "recall_micro",
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

  private BuiltInMetrics() {}

  /** Whether an image means the built-in algorithm: an XGBoost image that is given no program. */
  static boolean has(String image, Set<String> hyperparameters, boolean ownEntrypoint) {
    String repository = image.substring(image.lastIndexOf('/') + 1).replaceFirst("[:@].*", "");
    return repository.contains("xgboost")
        && !hyperparameters.contains("sagemaker_program")
        && !ownEntrypoint;
  }

  /**
   * All definitions.
   *
   * @param objective the metric that a tuning job is about, such as {@code validation:rmse}
   */
  static List<MetricDefinition> all(Optional<String> objective) {
    var all = new ArrayList<MetricDefinition>();
    NAMES.forEach(name -> all.add(definition("validation", name)));
    NAMES.stream()
        .filter(COMPUTED_ON_TRAINING_DATA::contains)
        .forEach(name -> all.add(definition("train", name)));
    objective
        .flatMap(name -> all.stream().filter(metric -> metric.name().equals(name)).findFirst())
        .ifPresent(metric -> all.add(new MetricDefinition("ObjectiveMetric", metric.regex())));
    return all;
  }

  /** A line is matched after its tabs were written as {@code #011}. */
  private static MetricDefinition definition(String part, String name) {
    return new MetricDefinition(
        part + ":" + name,
        ".*\\[[0-9]+\\].*#011%s-%s:([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?).*"
            .formatted(part, name));
  }
}
