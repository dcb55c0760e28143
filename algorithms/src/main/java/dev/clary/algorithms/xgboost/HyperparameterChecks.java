package dev.clary.algorithms.xgboost;

import dev.clary.algorithms.job.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What hyperparameters must be together, and which of them this program does not serve. */
final class HyperparameterChecks {
  private static final Set<String> TREE_BUILDERS =
      Set.of(
          "grow_colmaker",
          "distcol",
          "grow_histmaker",
          "grow_local_histmaker",
          "grow_quantile_histmaker");
  private static final Set<String> LINEAR_UPDATERS = Set.of("shotgun", "coord_descent");

  private final Map<String, String> values;
  private final Objective objective;
  private final List<Metric> metrics;

  /**
   * @param values valid one by one, by their first names
   * @param metrics all that are to be computed
   */
  HyperparameterChecks(Map<String, String> values, Objective objective, List<Metric> metrics) {
    this.values = values;
    this.objective = objective;
    this.metrics = metrics;
  }

  void run() {
    require("num_round", values.containsKey("num_round"), "must be given");
    checkServed();
    checkClasses();
    checkUpdaters();
    checkConstraints();
    metrics.forEach(this::checkMetric);
  }

  private void checkServed() {
    require("tree_method", !is("tree_method", "gpu_hist"), "needs a GPU, which is not served");
    require("predictor", !is("predictor", "gpu_predictor"), "needs a GPU, which is not served");
    require(
        "use_dask_gpu_training",
        !is("use_dask_gpu_training", "true"),
        "needs a GPU, which is not served");
    for (String name : List.of("_kfold", "_num_cv_round")) {
      require(
          name, !values.containsKey(name), "asks for cross validation, which is not served yet");
    }
  }

  private void checkClasses() {
    if (objective.multiclass()) {
      require(
          "num_class",
          values.containsKey("num_class"),
          "must be given for objective '%s'".formatted(objective.name()));
    } else {
      require(
          "num_class",
          !values.containsKey("num_class"),
          "is only for objectives multi:softmax and multi:softprob");
    }
  }

  private void checkUpdaters() {
    if (!values.containsKey("updater")) {
      return;
    }
    List<String> updaters = Rule.elements(values.get("updater"));
    if (is("booster", "gblinear")) {
      require(
          "updater",
          updaters.size() == 1 && LINEAR_UPDATERS.containsAll(updaters),
          "must be shotgun or coord_descent for booster 'gblinear'");
    } else if (is("process_type", "update")) {
      require(
          "updater",
          Set.of("refresh", "prune").containsAll(updaters),
          "must be of refresh and prune for process_type 'update'");
    } else {
      require(
          "updater",
          updaters.stream().noneMatch(LINEAR_UPDATERS::contains),
          "must not name shotgun or coord_descent without booster 'gblinear'");
      require(
          "updater",
          updaters.stream().filter(TREE_BUILDERS::contains).count() <= 1,
          "must name at most one updater that grows trees");
    }
  }

  private void checkConstraints() {
    String method = values.getOrDefault("tree_method", "auto");
    if (values.containsKey("monotone_constraints")) {
      require(
          "monotone_constraints",
          Set.of("exact", "hist").contains(method),
          "needs tree_method exact or hist");
    }
    if (values.containsKey("interaction_constraints")) {
      require(
          "interaction_constraints",
          Set.of("exact", "hist", "approx").contains(method),
          "needs tree_method exact, hist or approx");
    }
  }

  private void checkMetric(Metric metric) {
    String problem = problemOf(metric);
    if (!problem.isEmpty()) {
      throw new RefusedException(
          "metric '%s' %s, got objective '%s'".formatted(metric.name(), problem, objective.name()));
    }
  }

  private String problemOf(Metric metric) {
    boolean classes = objective.binary() || objective.multiclass();
    return switch (metric.base()) {
      case "auc" ->
          objective.binary() || objective.ranking() ? "" : "needs a binary: or rank: objective";
      case "aft-nloglik" ->
          objective.name().equals("survival:aft") ? "" : "needs objective 'survival:aft'";
      case "f1_binary", "precision", "recall" ->
          objective.binary() ? "" : "needs a binary: objective";
      case "r2", "mse" ->
          objective.multiclass() || objective.ranking()
              ? "needs an objective with one number per row"
              : "";
      default ->
          ClassMetrics.isOne(metric.name()) && !classes
              ? "needs a binary: or multi: objective"
              : "";
    };
  }

  private boolean is(String name, String value) {
    return value.equals(values.get(name));
  }

  private void require(String name, boolean holds, String rule) {
    if (!holds) {
      String value = values.containsKey(name) ? " '%s'".formatted(values.get(name)) : "";
      throw new RefusedException("hyperparameter '%s'%s %s".formatted(name, value, rule));
    }
  }
}
