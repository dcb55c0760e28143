package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

  @ParameterizedTest
  @CsvSource({
    "4.21, 4.21",
    "168.89029123456789, 168.89029",
    "0.00001, 1.0e-5",
    "nan, nan",
    "-nan, nan",
    "inf, inf",
    "-inf, -inf"
  })
  void valuesArePrintedWithAsManyDigitsAs32BitsHold(String printed, String expected) {
    var evaluation = Evaluation.parse(12, "[12]\ttrain-rmse:" + printed);

    assertThat(evaluation.line()).isEqualTo("[12]\ttrain-rmse:" + expected);
  }

  @Test
  void metricsWithParametersKeepThem() {
    var evaluation = Evaluation.parse(0, "[0]\ttrain-error@0.7:0.5\tvalidation-ndcg@10-:0.25");

    assertThat(evaluation.value("train-error@0.7")).isEqualTo(0.5);
    assertThat(evaluation.lastMetric()).isEqualTo(new Metric("ndcg@10-"));
  }

  @Test
  void aMetricThatIsNotThereIsABug() {
    var evaluation = Evaluation.parse(0, "[0]\ttrain-rmse:0.5");

    assertThatThrownBy(() -> evaluation.value("validation-rmse"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validation-rmse");
  }

  @Test
  void channelsAreKeptApartAndComputedMetricsFollowXgboostsOwn() {
    NativeXgboost.load();
    try (Matrix train = Matrix.of("train", Examples.classes(2, 50, 1), 3, Objective.DEFAULT);
        Matrix validation =
            Matrix.of("validation", Examples.classes(2, 50, 2), 3, Objective.DEFAULT);
        Booster booster = Booster.of(List.of(train, validation), List.of())) {
      booster.update(0);

      var evaluation =
          Evaluation.of(
              booster,
              List.of(train, validation),
              List.of(new Metric("accuracy"), new Metric("r2")),
              0);

      assertThat(evaluation.line().replaceAll(":[^\t]+", ""))
          .isEqualTo(
              "[0]\ttrain-rmse\ttrain-accuracy\ttrain-r2"
                  + "\tvalidation-rmse\tvalidation-accuracy\tvalidation-r2");
    }
  }
}
