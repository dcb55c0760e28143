package dev.clary.algorithms.xgboost;

import static dev.clary.algorithms.xgboost.Rule.form;
import static dev.clary.algorithms.xgboost.Rule.integer;
import static dev.clary.algorithms.xgboost.Rule.listOf;
import static dev.clary.algorithms.xgboost.Rule.number;
import static dev.clary.algorithms.xgboost.Rule.oneOf;
import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/**
 * The hyperparameters of SageMaker's built-in XGBoost and what each may be on its own. What they
 * may be together is in {@link HyperparameterChecks}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/dg/xgboost_hyperparameters.html">XGBoost
 *     hyperparameters</a> in the SageMaker developer guide
 */
final class HyperparameterRules {
  private static final Set<String> UPDATERS =
      Set.of(
          "grow_colmaker",
          "distcol",
          "grow_histmaker",
          "grow_local_histmaker",
          "grow_quantile_histmaker",
          "grow_skmaker",
          "sync",
          "refresh",
          "prune",
          "shotgun",
          "coord_descent");

  private static final Rule COUNT = integer("of 1 or more", v -> v >= 1);
  private static final Rule NATURAL = integer("of 0 or more", v -> v >= 0);
  private static final Rule SWITCH = integer("0 or 1", v -> v == 0 || v == 1);
  private static final Rule NON_NEGATIVE = number("of 0 or more", v -> v >= 0);
  private static final Rule RATE = number("from 0 to 1", v -> v >= 0 && v <= 1);
  private static final Rule SHARE = number("above 0 and up to 1", v -> v > 0 && v <= 1);
  private static final Rule TRUTH = oneOf("true", "false");

  /** Second names, and the first names they stand for. */
  static final Map<String, String> ALIASES =
      Map.of(
          "learning_rate", "eta",
          "min_split_loss", "gamma",
          "reg_lambda", "lambda",
          "reg_alpha", "alpha");

  /** The rule of each hyperparameter by its first name. */
  static final Map<String, Rule> RULES =
      Map.ofEntries(
          entry("num_round", COUNT),
          entry("csv_weights", SWITCH),
          entry("early_stopping_rounds", COUNT),
          entry("booster", oneOf("gbtree", "gblinear", "dart")),
          entry("verbosity", integer("from 0 to 3", v -> v >= 0 && v <= 3)),
          entry("nthread", COUNT),
          entry("eta", RATE),
          entry("gamma", NON_NEGATIVE),
          entry("max_depth", NATURAL),
          entry("min_child_weight", NON_NEGATIVE),
          entry("max_delta_step", NON_NEGATIVE),
          entry("subsample", SHARE),
          entry("colsample_bytree", SHARE),
          entry("colsample_bylevel", SHARE),
          entry("colsample_bynode", SHARE),
          entry("lambda", NON_NEGATIVE),
          entry("alpha", NON_NEGATIVE),
          entry("tree_method", oneOf("auto", "exact", "approx", "hist", "gpu_hist")),
          entry("sketch_eps", number("between 0 and 1", v -> v > 0 && v < 1)),
          entry("scale_pos_weight", number("above 0", v -> v > 0)),
          entry("updater", listOf("XGBoost's updaters", UPDATERS::contains)),
          entry("dsplit", oneOf("row", "col")),
          entry("refresh_leaf", SWITCH),
          entry("process_type", oneOf("default", "update")),
          entry("grow_policy", oneOf("depthwise", "lossguide")),
          entry("max_leaves", NATURAL),
          entry("max_bin", NATURAL),
          entry("predictor", oneOf("auto", "cpu_predictor", "gpu_predictor")),
          entry(
              "monotone_constraints",
              form(
                  "a tuple of -1, 0 and 1 such as (1,0,-1)",
                  "\\(\\s*(-1|0|1)(\\s*,\\s*(-1|0|1))*\\s*,?\\s*\\)")),
          entry(
              "interaction_constraints",
              form(
                  "a list of lists of feature indices of 1 or more such as [[1,2],[3,4]]",
                  "\\[\\s*INDICES(\\s*,\\s*INDICES)*\\s*\\]"
                      .replace("INDICES", "\\[\\s*[1-9]\\d*(\\s*,\\s*[1-9]\\d*)*\\s*\\]"))),
          entry("sample_type", oneOf("uniform", "weighted")),
          entry("normalize_type", oneOf("tree", "forest")),
          entry("rate_drop", RATE),
          entry("skip_drop", RATE),
          entry("one_drop", SWITCH),
          entry("lambda_bias", RATE),
          entry("tweedie_variance_power", number("between 1 and 2", v -> v > 1 && v < 2)),
          entry("objective", oneOf(Objective.NAMES)),
          entry("num_class", integer("of 2 or more", v -> v >= 2)),
          entry("base_score", NON_NEGATIVE),
          entry("eval_metric", listOf("XGBoost's metrics", Metric::isKnown)),
          entry("seed", integer("of 32 bits", v -> true)),
          entry("num_parallel_tree", COUNT),
          entry("save_model_on_termination", TRUTH),
          entry("aft_loss_distribution", oneOf("normal", "logistic", "extreme")),
          entry("aft_loss_distribution_scale", NON_NEGATIVE),
          entry("deterministic_histogram", TRUTH),
          entry("sampling_method", oneOf("uniform", "gradient_based")),
          entry("prob_buffer_row", integer("above 1", v -> v > 1)),
          entry("use_dask_gpu_training", TRUTH),
          entry("_kfold", integer("of 2 or more", v -> v >= 2)),
          entry("_num_cv_round", COUNT),
          entry(
              "_tuning_objective_metric",
              new Rule(
                  "a metric of a channel such as validation:rmse",
                  text -> MetricOfChannel.parse(text).isPresent())));

  private HyperparameterRules() {}
}
