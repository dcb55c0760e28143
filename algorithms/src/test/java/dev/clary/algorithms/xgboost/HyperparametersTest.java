package dev.clary.algorithms.xgboost;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.algorithms.job.RefusedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperparametersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "num_round|0|an integer of 1 or more",
        "num_round|1.5|an integer of 1 or more",
        "num_round|99999999999|an integer of 1 or more",
        "csv_weights|2|an integer 0 or 1",
        "early_stopping_rounds|0|an integer of 1 or more",
        "booster|tree|one of gbtree, gblinear, dart",
        "verbosity|4|an integer from 0 to 3",
        "nthread|-1|an integer of 1 or more",
        "eta|1.5|a number from 0 to 1",
        "eta|-0.1|a number from 0 to 1",
        "eta|abc|a number from 0 to 1",
        "eta|nan|a number from 0 to 1",
        "eta|0x1p-1|a number from 0 to 1",
        "eta|''|a number from 0 to 1",
        "learning_rate|2|a number from 0 to 1",
        "gamma|-1|a number of 0 or more",
        "max_depth|-1|an integer of 0 or more",
        "subsample|0|a number above 0 and up to 1",
        "colsample_bylevel|1.01|a number above 0 and up to 1",
        "tree_method|fast|one of auto, exact, approx, hist, gpu_hist",
        "sketch_eps|1|a number between 0 and 1",
        "scale_pos_weight|0|a number above 0",
        "updater|grow_tree|a comma-separated list of XGBoost's updaters",
        "monotone_constraints|(2,0)|a tuple of -1, 0 and 1 such as (1,0,-1)",
        "interaction_constraints|[[0,1]]|a list of lists of feature indices of 1 or more such as [[1,2],[3,4]]",
        "tweedie_variance_power|2|a number between 1 and 2",
        "num_class|1|an integer of 2 or more",
        "eval_metric|rmse,speed|a comma-separated list of XGBoost's metrics",
        "seed|2147483648|an integer of 32 bits",
        "save_model_on_termination|yes|one of true, false",
        "prob_buffer_row|1|an integer above 1",
        "_tuning_objective_metric|rmse|a metric of a channel such as validation:rmse"
      })
  void aValueThatBreaksItsRuleIsRefusedWithNameRuleAndValue(
      String name, String value, String rule) {
    var given = new LinkedHashMap<>(Map.of("num_round", "10"));
    given.put(name, value);

    assertThatThrownBy(() -> Hyperparameters.of(given))
        .isInstanceOf(RefusedException.class)
        .hasMessage("hyperparameter '%s' must be %s, got '%s'".formatted(name, rule, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eta|0",
        "eta|1e-05",
        "eta|.5",
        "eta|1.",
        "max_depth|0",
        "seed|-5",
        "subsample|1",
        "updater|grow_quantile_histmaker, prune",
        "eval_metric|rmse,mae,error@0.6",
        "base_score|0.5",
        "_tuning_objective_metric|validation:rmse"
      })
  void aValueWithinItsRuleIsTaken(String name, String value) {
    Hyperparameters hyperparameters = with(entry(name, value));

    assertThat(hyperparameters.rounds()).isEqualTo(10);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> with(entry("etaa", "0.1")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("hyperparameter 'etaa' with value '0.1' is not one of XGBoost's");
  }

  @Test
  void numRoundIsRequired() {
    assertThatThrownBy(() -> Hyperparameters.of(Map.of("eta", "0.1")))
        .hasMessage("hyperparameter 'num_round' must be given");
  }

  @Test
  void secondNamesStandForFirstNames() {
    assertThat(with(entry("learning_rate", "0.2"), entry("reg_alpha", "3")).parameters())
        .contains(entry("eta", "0.2"), entry("alpha", "3"));
  }

  @Test
  void bothNamesOfOneHyperparameterAreRefused() {
    assertThatThrownBy(() -> with(entry("eta", "0.2"), entry("learning_rate", "0.2")))
        .hasMessage("hyperparameter 'eta' is given twice, once under its second name");
  }

  @Test
  void xgboostSeesOnlyWhatItKnows() {
    Hyperparameters hyperparameters =
        with(
            entry("early_stopping_rounds", "5"),
            entry("save_model_on_termination", "true"),
            entry("csv_weights", "1"),
            entry("eval_metric", "mae,r2"),
            entry("_tuning_objective_metric", "validation:rmse"),
            entry("max_depth", "3"));

    assertThat(hyperparameters.parameters())
        .containsExactlyInAnyOrder(
            entry("max_depth", "3"), entry("eval_metric", "mae"), entry("eval_metric", "rmse"));
    assertThat(hyperparameters.csvWeights()).isTrue();
    assertThat(hyperparameters.saveModelOnTermination()).isTrue();
    assertThat(hyperparameters.earlyStoppingRounds()).hasValue(5);
  }

  @Test
  void theTuningMetricIsAddedOnceAndStopsEarly() {
    Hyperparameters hyperparameters =
        with(
            entry("eval_metric", "rmse,mae"), entry("_tuning_objective_metric", "validation:rmse"));

    assertThat(hyperparameters.metrics()).containsExactly(new Metric("rmse"), new Metric("mae"));
    assertThat(hyperparameters.stoppingMetric()).contains(new Metric("rmse"));
  }

  @Test
  void withoutATuningMetricTheLastMetricStopsEarly() {
    assertThat(with(entry("eval_metric", "rmse,mae")).stoppingMetric()).contains(new Metric("mae"));
    assertThat(with().stoppingMetric()).isEmpty();
  }

  @Test
  void aRoundAddsATreePerClassAndParallelTree() {
    Hyperparameters hyperparameters =
        with(
            entry("objective", "multi:softprob"),
            entry("num_class", "3"),
            entry("num_parallel_tree", "2"));

    assertThat(hyperparameters.treesPerRound()).isEqualTo(6);
    assertThat(with().treesPerRound()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tree_method=gpu_hist|hyperparameter 'tree_method' 'gpu_hist' needs a GPU, which is not served",
        "_kfold=5|hyperparameter '_kfold' '5' asks for cross validation, which is not served yet",
        "objective=multi:softmax|hyperparameter 'num_class' must be given for objective 'multi:softmax'",
        "num_class=3|hyperparameter 'num_class' '3' is only for objectives multi:softmax and multi:softprob",
        "updater=shotgun|hyperparameter 'updater' 'shotgun' must not name shotgun or coord_descent without booster 'gblinear'",
        "updater=prune;booster=gblinear|hyperparameter 'updater' 'prune' must be shotgun or coord_descent for booster 'gblinear'",
        "updater=grow_colmaker;process_type=update|hyperparameter 'updater' 'grow_colmaker' must be of refresh and prune for process_type 'update'",
        "updater=grow_colmaker,grow_histmaker|hyperparameter 'updater' 'grow_colmaker,grow_histmaker' must name at most one updater that grows trees",
        "monotone_constraints=(1,0)|hyperparameter 'monotone_constraints' '(1,0)' needs tree_method exact or hist",
        "interaction_constraints=[[1,2]]|hyperparameter 'interaction_constraints' '[[1,2]]' needs tree_method exact, hist or approx",
        "eval_metric=auc|metric 'auc' needs a binary: or rank: objective, got objective 'reg:squarederror'",
        "eval_metric=aft-nloglik|metric 'aft-nloglik' needs objective 'survival:aft', got objective 'reg:squarederror'",
        "eval_metric=accuracy|metric 'accuracy' needs a binary: or multi: objective, got objective 'reg:squarederror'",
        "_tuning_objective_metric=validation:f1|metric 'f1' needs a binary: or multi: objective, got objective 'reg:squarederror'",
        "objective=multi:softmax;num_class=3;eval_metric=precision|metric 'precision' needs a binary: objective, got objective 'multi:softmax'",
        "objective=rank:ndcg;eval_metric=r2|metric 'r2' needs an objective with one number per row, got objective 'rank:ndcg'"
      })
  void whatDoesNotGoTogetherIsRefused(String given, String message) {
    assertThatThrownBy(() -> Hyperparameters.of(parse("num_round=10;" + given)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objective=binary:logistic;eval_metric=auc,accuracy,f1_binary,precision,logloss",
        "objective=multi:softprob;num_class=3;eval_metric=accuracy,f1,mlogloss",
        "objective=survival:aft;eval_metric=aft-nloglik;aft_loss_distribution=normal",
        "objective=rank:ndcg;eval_metric=ndcg@5",
        "booster=gblinear;updater=coord_descent",
        "process_type=update;updater=refresh,prune",
        "tree_method=hist;monotone_constraints=(1, 0,-1);interaction_constraints=[[1,2], [3]]"
      })
  void whatGoesTogetherIsTaken(String given) {
    assertThat(Hyperparameters.of(parse("num_round=10;" + given)).parameters()).isNotEmpty();
  }

  @Test
  void everyRuleDescribesItself() {
    assertThat(HyperparameterRules.RULES.values())
        .allSatisfy(rule -> assertThat(rule.description()).isNotBlank())
        .noneMatch(rule -> rule.holds().test("no such value"));
    assertThat(HyperparameterRules.RULES)
        .containsKeys(HyperparameterRules.ALIASES.values().toArray(String[]::new));
  }

  @SafeVarargs
  private static Hyperparameters with(Map.Entry<String, String>... entries) {
    var given = new LinkedHashMap<>(Map.of("num_round", "10"));
    for (var entry : entries) {
      given.put(entry.getKey(), entry.getValue());
    }
    return Hyperparameters.of(given);
  }

  private static Map<String, String> parse(String text) {
    var given = new LinkedHashMap<String, String>();
    for (String pair : text.split(";", -1)) {
      int equals = pair.indexOf('=');
      given.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return given;
  }
}
