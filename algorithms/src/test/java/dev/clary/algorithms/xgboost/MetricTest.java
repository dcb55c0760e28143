package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rmse",
        "accuracy",
        "aft-nloglik",
        "error@0.7",
        "error@1",
        "ndcg@10",
        "map@5-",
        "ndcg@-"
      })
  void metricsAndTheirParametersAreKnown(String name) {
    assertThat(Metric.isKnown(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "RMSE", "rmse@1", "error@", "error@x", "ndcg@0.5", "validation-rmse", "rmse "})
  void othersAreNot(String name) {
    assertThat(Metric.isKnown(name)).isFalse();
  }

  @Test
  void theDirectionIsThatOfTheMetricWithoutItsParameter() {
    assertThat(new Metric("ndcg@10").maximized()).isTrue();
    assertThat(new Metric("auc").maximized()).isTrue();
    assertThat(new Metric("error@0.7").maximized()).isFalse();
    assertThat(new Metric("rmse").maximized()).isFalse();
  }

  @Test
  void whatXgboostLacksIsComputedHere() {
    assertThat(new Metric("accuracy").computedHere()).isTrue();
    assertThat(new Metric("r2").computedHere()).isTrue();
    assertThat(new Metric("rmse").computedHere()).isFalse();
  }

  @Test
  void aMetricOfAChannelIsWrittenWithAColonAndLoggedWithADash() {
    MetricOfChannel metric = MetricOfChannel.parse("validation:rmse").orElseThrow();

    assertThat(metric.column()).isEqualTo("validation-rmse");
    assertThat(metric).hasToString("validation:rmse");
    assertThat(MetricOfChannel.parse("train:mae")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rmse", "test:rmse", "validation:", "validation-rmse", "validation:rmse:x"})
  void otherTextIsNoMetricOfAChannel(String text) {
    assertThat(MetricOfChannel.parse(text)).isEmpty();
  }
}
