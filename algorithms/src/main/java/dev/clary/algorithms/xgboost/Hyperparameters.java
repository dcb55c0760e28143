package dev.clary.algorithms.xgboost;

import dev.clary.algorithms.job.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hyperparameters of one training job, valid one by one and together. Immutable. */
public final class Hyperparameters {
  /** What the training loop obeys and XGBoost must not see; eval_metric reaches it one by one. */
  private static final Set<String> OWN =
      Set.of(
          "num_round",
          "csv_weights",
          "early_stopping_rounds",
          "eval_metric",
          "save_model_on_termination",
          "use_dask_gpu_training",
          "_tuning_objective_metric");

  private final Map<String, String> values;

  private Hyperparameters(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Checks the hyperparameters of a request.
   *
   * @param given names (or second names) and values as text
   * @throws RefusedException if one is unknown, missing, not what it must be, or does not go with
   *     another; it names hyperparameter, value and rule
   */
  public static Hyperparameters of(Map<String, String> given) {
    var values = new LinkedHashMap<String, String>();
    for (var entry : given.entrySet()) {
      String name = HyperparameterRules.ALIASES.getOrDefault(entry.getKey(), entry.getKey());
      checkAlone(entry.getKey(), HyperparameterRules.RULES.get(name), entry.getValue());
      if (values.putIfAbsent(name, entry.getValue()) != null) {
        throw new RefusedException(
            "hyperparameter '%s' is given twice, once under its second name".formatted(name));
      }
    }
    var hyperparameters = new Hyperparameters(values);
    new HyperparameterChecks(values, hyperparameters.objective(), hyperparameters.metrics()).run();
    return hyperparameters;
  }

  private static void checkAlone(String name, @Nullable Rule rule, String value) {
    if (rule == null) {
      throw new RefusedException(
          "hyperparameter '%s' with value '%s' is not one of XGBoost's".formatted(name, value));
    }
    if (!rule.holds().test(value)) {
      throw new RefusedException(
          "hyperparameter '%s' must be %s, got '%s'".formatted(name, rule.description(), value));
    }
  }

  /** Whether the second column of CSV files is the weight of the row. */
  public boolean csvWeights() {
    return "1".equals(values.get("csv_weights"));
  }

  /** Whether a training that is told to end leaves the model of the rounds that were done. */
  public boolean saveModelOnTermination() {
    return "true".equals(values.get("save_model_on_termination"));
  }

  int rounds() {
    return find("num_round").map(Integer::parseInt).orElseThrow();
  }

  /** After how many rounds without a better value to stop; empty for never. */
  OptionalInt earlyStoppingRounds() {
    return find("early_stopping_rounds").stream().mapToInt(Integer::parseInt).findFirst();
  }

  Objective objective() {
    return find("objective").map(Objective::new).orElse(Objective.DEFAULT);
  }

  /** The number of classes; 1 if the objective has none. */
  int classes() {
    return find("num_class").map(Integer::parseInt).orElse(1);
  }

  /** How many trees a round adds. */
  int treesPerRound() {
    return classes() * find("num_parallel_tree").map(Integer::parseInt).orElse(1);
  }

  boolean linear() {
    return "gblinear".equals(values.get("booster"));
  }

  /** The metric that a tuning job asks for. */
  Optional<MetricOfChannel> tuningMetric() {
    return find("_tuning_objective_metric").flatMap(MetricOfChannel::parse);
  }

  /** The metric to stop early by: the tuning job's, else the last of eval_metric. */
  Optional<Metric> stoppingMetric() {
    List<Metric> metrics = metrics();
    Optional<Metric> last =
        metrics.isEmpty() ? Optional.empty() : Optional.of(metrics.get(metrics.size() - 1));
    return tuningMetric().map(MetricOfChannel::metric).or(() -> last);
  }

  /** The metrics asked for, each once: those of eval_metric, then that of the tuning job. */
  List<Metric> metrics() {
    var metrics = new LinkedHashSet<Metric>();
    find("eval_metric")
        .map(Rule::elements)
        .orElse(List.of())
        .forEach(name -> metrics.add(new Metric(name)));
    tuningMetric().ifPresent(metric -> metrics.add(metric.metric()));
    return List.copyOf(metrics);
  }

  /** Names and values as XGBoost itself takes them. */
  List<Map.Entry<String, String>> parameters() {
    var parameters = new ArrayList<Map.Entry<String, String>>();
    for (var value : values.entrySet()) {
      if (!OWN.contains(value.getKey())) {
        parameters.add(value);
      }
    }
    for (Metric metric : metrics()) {
      if (!metric.computedHere()) {
        parameters.add(Map.entry("eval_metric", metric.name()));
      }
    }
    return parameters;
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }
}
