package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.clary.service.training.MetricDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInMetricsTest {

  @Test
  void everyMetricIsFoundInALineOfTheAlgorithmAsTheLogHasIt() {
    for (MetricDefinition metric : BuiltInMetrics.all(Optional.empty())) {
      String logged = metric.name().replace(':', '-');
      String line = "[12]#011other-x:9.5#011%s:4.25e-05#011%s2:1.5".formatted(logged, logged);

      Matcher matcher = Pattern.compile(metric.regex()).matcher(line);

      assertThat(matcher.find()).as(metric.name()).isTrue();
      assertThat(matcher.group(1)).as(metric.name()).isEqualTo("4.25e-05");
    }
  }

  @Test
  void theObjectiveComesOnceMoreUnderItsOwnName() {
    List<MetricDefinition> all = BuiltInMetrics.all(Optional.of("validation:rmse"));

    MetricDefinition last = all.get(all.size() - 1);
    assertThat(all).hasSize(40);
    assertThat(last.name()).isEqualTo("ObjectiveMetric");
    assertThat(last.regex()).contains("#011validation-rmse:");
  }

  @Test
  void anObjectiveThatTheAlgorithmDoesNotHaveIsNotMadeUp() {
    assertThat(BuiltInMetrics.all(Optional.of("validation:nonsense"))).hasSize(39);
  }

  @ParameterizedTest
  @CsvSource({
    "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1, true",
    "811284229777.dkr.ecr.us-east-1.amazonaws.com/xgboost:latest, true",
    "xgboost, true",
    "registry.local:5000/xgboost@sha256:0123, true",
    "registry.local/demo:xgboost, false",
    "xgboost.local/demo, false"
  })
  void theImageTellsWhetherTheAlgorithmIsMeant(String image, boolean expected) {
    assertThat(BuiltInMetrics.has(image, Set.of(), false)).isEqualTo(expected);
  }

  @Test
  void aProgramOfOnesOwnIsNotTheAlgorithm() {
    assertThat(BuiltInMetrics.has("xgboost", Set.of("sagemaker_program"), false)).isFalse();
    assertThat(BuiltInMetrics.has("xgboost", Set.of(), true)).isFalse();
  }
}
