package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.clary.algorithms.job.RefusedException;
import dev.clary.algorithms.table.LabeledRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private static final LabeledRows NUMBERS = Examples.numbers(200, 1);
  private static final LabeledRows MORE_NUMBERS = Examples.numbers(100, 2);

  private final List<String> log = new ArrayList<>();

  @Test
  void everyRoundLogsEveryMetricOfEveryChannel() {
    train(Map.of("num_round", "3", "eval_metric", "rmse,mae"), NUMBERS, Optional.of(MORE_NUMBERS));

    assertThat(log).hasSize(3);
    assertThat(log.get(2))
        .matches(
            "\\[2]\ttrain-rmse:\\S+\ttrain-mae:\\S+\tvalidation-rmse:\\S+\tvalidation-mae:\\S+");
    assertThat(value(log.get(2), "train-rmse")).isLessThan(value(log.get(0), "train-rmse"));
  }

  @Test
  void withoutMetricsTheObjectivesOwnIsLogged() {
    train(Map.of("num_round", "1"), NUMBERS, Optional.empty());

    assertThat(log).singleElement().asString().matches("\\[0]\ttrain-rmse:\\d+\\.\\d+");
  }

  @Test
  void theTuningMetricIsLoggedWhetherAskedForOrNot() {
    train(
        Map.of(
            "num_round", "1", "_tuning_objective_metric", "validation:mae", "eval_metric", "rmse"),
        NUMBERS,
        Optional.of(MORE_NUMBERS));

    assertThat(log.get(0)).contains("\tvalidation-rmse:").contains("\tvalidation-mae:");
  }

  @Test
  void computedMetricsAgreeWithXgboostsOwn() {
    train(
        Map.of("num_round", "3", "eval_metric", "rmse,mse,r2"), NUMBERS, Optional.of(MORE_NUMBERS));

    double rmse = value(log.get(2), "validation-rmse");
    assertThat(value(log.get(2), "validation-mse")).isCloseTo(rmse * rmse, within(1e-5));
    assertThat(value(log.get(2), "validation-r2")).isBetween(0.5, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "binary:logistic, 2, error",
    "binary:logitraw, 2, error",
    "binary:hinge, 2, error",
    "multi:softmax, 3, merror",
    "multi:softprob, 3, merror"
  })
  void accuracyIsOneMinusXgboostsErrorForEveryObjectiveOfClasses(
      String objective, int classes, String error) {
    var given = new HashMap<>(Map.of("num_round", "2", "objective", objective, "max_depth", "1"));
    given.put("eval_metric", error + ",accuracy");
    if (classes > 2) {
      given.put("num_class", Integer.toString(classes));
    }

    train(given, Examples.classes(classes, 300, 3), Optional.empty());

    double accuracy = value(log.get(1), "train-accuracy");
    assertThat(accuracy).isCloseTo(1 - value(log.get(1), "train-" + error), within(1e-6));
    assertThat(accuracy).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reg:linear",
        "reg:squarederror",
        "reg:gamma",
        "reg:pseudohubererror",
        "reg:squaredlogerror",
        "reg:absoluteerror",
        "reg:tweedie",
        "count:poisson",
        "survival:aft",
        "survival:cox",
        "rank:pairwise",
        "rank:ndcg",
        "rank:map"
      })
  void everyOtherObjectiveTrains(String objective) {
    LabeledRows rows =
        objective.startsWith("rank:") ? Examples.classes(2, 100, 5) : Examples.numbers(100, 5);

    byte[] model = train(Map.of("num_round", "2", "objective", objective), rows, Optional.empty());

    assertThat(log).hasSize(2).allMatch(line -> line.matches("\\[\\d]\ttrain-\\S+:\\S+"));
    assertThat(model).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gbtree", "gblinear", "dart"})
  void everyBoosterTrains(String booster) {
    train(Map.of("num_round", "2", "booster", booster), NUMBERS, Optional.empty());

    assertThat(log).hasSize(2);
  }

  @Test
  void equalSeedsGiveEqualModels() {
    Map<String, String> given = Map.of("num_round", "5", "subsample", "0.5", "seed", "4");
    Map<String, String> otherSeed = new HashMap<>(given);
    otherSeed.put("seed", "5");

    byte[] first = train(given, NUMBERS, Optional.empty());
    byte[] second = train(given, NUMBERS, Optional.empty());
    byte[] third = train(otherSeed, NUMBERS, Optional.empty());

    assertThat(second).isEqualTo(first);
    assertThat(third).isNotEqualTo(first);
  }

  @Test
  void weightsCount() {
    LabeledRows rows = Examples.csv("1,1,0\n3,3,0\n", true);

    train(Map.of("num_round", "1"), rows, Optional.empty());

    // All that can be learned is the weighted mean 2.5, off by 1.5 with weight 1 and 0.5 with 3.
    assertThat(value(log.get(0), "train-rmse")).isCloseTo(Math.sqrt(0.75), within(1e-6));
  }

  @Test
  void earlyStoppingKeepsTheModelOfTheBestRound() {
    Map<String, String> overfitting =
        Map.of("num_round", "200", "eta", "1", "max_depth", "8", "early_stopping_rounds", "4");

    byte[] stopped = train(overfitting, NUMBERS, Optional.of(MORE_NUMBERS));

    List<String> rounds = log.stream().filter(line -> line.startsWith("[")).toList();
    int best = rounds.size() - 5;
    assertThat(rounds).hasSizeLessThan(200);
    assertThat(log)
        .last()
        .asString()
        .isEqualTo("stopped early: validation-rmse was best in round " + best);
    byte[] trainedToBest =
        train(
            Map.of("num_round", Integer.toString(best + 1), "eta", "1", "max_depth", "8"),
            NUMBERS,
            Optional.of(MORE_NUMBERS));
    assertThat(predictions(stopped)).isEqualTo(predictions(trainedToBest));
  }

  @Test
  void earlyStoppingFollowsTheTuningMetric() {
    train(
        Map.of(
            "num_round", "50",
            "eval_metric", "rmse",
            "early_stopping_rounds", "3",
            "objective", "binary:logistic",
            "_tuning_objective_metric", "validation:accuracy"),
        Examples.classes(2, 200, 1),
        Optional.of(Examples.classes(2, 200, 2)));

    assertThat(log).last().asString().startsWith("stopped early: validation-accuracy was best");
  }

  @Test
  void earlyStoppingWithoutValidationRowsIsSaidToBeWithoutEffect() {
    train(Map.of("num_round", "3", "early_stopping_rounds", "1"), NUMBERS, Optional.empty());

    assertThat(log)
        .hasSize(4)
        .contains("early_stopping_rounds has no effect without a channel 'validation'");
  }

  @Test
  void aLinearModelIsThatOfTheLastRoundAndTheLogSaysSo() {
    byte[] model =
        train(
            Map.of("num_round", "300", "booster", "gblinear", "early_stopping_rounds", "1"),
            NUMBERS,
            Optional.of(MORE_NUMBERS));

    assertThat(log)
        .endsWith("a linear model cannot go back to its best round: this is the model of the last");
    assertThat(model).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "monotone_constraints|(1,0,-1)",
        "interaction_constraints|[[1,2]]",
        "grow_policy|lossguide",
        "max_delta_step|0.5",
        "num_parallel_tree|3",
        "colsample_bynode|0.5",
        "max_bin|16"
      })
  void whatXgboostKnowsReachesIt(String name, String value) {
    byte[] plain =
        train(Map.of("num_round", "3", "tree_method", "hist"), NUMBERS, Optional.empty());
    byte[] changed =
        train(
            Map.of("num_round", "3", "tree_method", "hist", name, value),
            NUMBERS,
            Optional.empty());

    assertThat(changed).isNotEqualTo(plain);
  }

  @Test
  void channelsMayLackFeaturesThatTheOtherHas() {
    LabeledRows narrow = Examples.libsvm("1 0:1\n0 0:2\n");
    LabeledRows wide = Examples.libsvm("1 0:1 5:3\n0 0:2\n");

    train(Map.of("num_round", "1"), narrow, Optional.of(wide));
    train(Map.of("num_round", "1"), wide, Optional.of(narrow));

    assertThat(log).singleElement().asString().contains("\tvalidation-rmse:");
  }

  @Test
  void stoppingEndsTheTrainingAfterTheRoundUnderWay() {
    var trainings = new ArrayList<Training>();
    Consumer<String> stopInRoundTwo =
        line -> {
          log.add(line);
          if (line.startsWith("[2]")) {
            trainings.get(0).stop();
          }
        };
    trainings.add(
        new Training(
            Hyperparameters.of(Map.of("num_round", "1000", "nthread", "1")),
            NUMBERS,
            Optional.empty(),
            stopInRoundTwo));

    byte[] model = trainings.get(0).run();

    assertThat(log).hasSize(3);
    assertThat(model).isNotEmpty();
  }

  @Test
  void whatXgboostRefusesIsRefusedInItsWords() {
    assertThatThrownBy(
            () ->
                train(
                    Map.of("num_round", "1", "updater", "grow_skmaker"), NUMBERS, Optional.empty()))
        .isInstanceOf(RefusedException.class)
        .hasMessage("XGBoost: Unknown tree updater grow_skmaker");
  }

  @Test
  void aTuningMetricOfAMissingChannelIsRefused() {
    assertThatThrownBy(
            () ->
                train(
                    Map.of("num_round", "1", "_tuning_objective_metric", "validation:rmse"),
                    NUMBERS,
                    Optional.empty()))
        .hasMessage(
            "hyperparameter '_tuning_objective_metric' 'validation:rmse' needs a channel"
                + " 'validation'");
  }

  private byte[] train(
      Map<String, String> hyperparameters, LabeledRows rows, Optional<LabeledRows> validation) {
    // One thread: several would spin for each other wherever the machine has other work.
    var given = new HashMap<>(hyperparameters);
    given.put("nthread", "1");
    log.clear();
    return new Training(Hyperparameters.of(given), rows, validation, log::add).run();
  }

  private static float[] predictions(byte[] model) {
    try (Matrix rows = Matrix.of("train", MORE_NUMBERS, 3, Objective.DEFAULT);
        Booster booster = Booster.of(List.of(rows), List.of())) {
      booster.load(model);
      return booster.predictions(rows);
    }
  }

  private static double value(String line, String column) {
    Matcher matcher = Pattern.compile("\t" + column + ":(\\S+)").matcher(line);
    assertThat(matcher.find()).as("%s in %s", column, line).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
