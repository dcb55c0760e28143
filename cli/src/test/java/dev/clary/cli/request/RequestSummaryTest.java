package dev.clary.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class RequestSummaryTest {

  @Test
  void everyRangeAndMetricGetsALine() {
    String request =
        """
        {"HyperParameterTuningJobConfig": {"ParameterRanges": {
           "ContinuousParameterRanges": [{"Name": "lr", "MinValue": "1e-5", "MaxValue": "0.1",
             "ScalingType": "Logarithmic"}],
           "IntegerParameterRanges": [{"Name": "layers", "MinValue": "1", "MaxValue": "8"}],
           "CategoricalParameterRanges": [{"Name": "optimizer", "Values": ["adam", "sgd"]}]}},
         "TrainingJobDefinition": {"AlgorithmSpecification": {"MetricDefinitions": [
           {"Name": "accuracy", "Regex": "accuracy: ([0-9.]+)"}]}}}
        """;

    assertThat(RequestSummary.lines(new JsonMapper().readTree(request)))
        .containsExactly(
            "  lr         Continuous   1e-5 to 0.1          Logarithmic",
            "  layers     Integer      1 to 8",
            "  optimizer  Categorical  adam, sgd",
            "  accuracy   metric       accuracy: ([0-9.]+)");
  }

  @Test
  void aRequestWithoutRangesHasNoLines() {
    assertThat(RequestSummary.lines(new JsonMapper().readTree("{}"))).isEmpty();
  }
}
