package dev.clary.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class CommandTuningTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void aCommandBecomesARequestLikeAnyOther() {
    CommandTuning tuning =
        tuning(List.of("lr=1e-5..0.1:log", "layers=1..8"), List.of("accuracy: ([0-9.]+)"));

    ObjectNode request = tuning.request();

    assertThat(request)
        .isEqualTo(
            JSON.readTree(
                """
                {"HyperParameterTuningJobConfig": {
                   "HyperParameterTuningJobObjective":
                     {"Type": "Maximize", "MetricName": "accuracy"},
                   "ResourceLimits": {},
                   "ParameterRanges": {
                     "ContinuousParameterRanges": [{"Name": "lr", "MinValue": "1e-5",
                       "MaxValue": "0.1", "ScalingType": "Logarithmic"}],
                     "IntegerParameterRanges": [{"Name": "layers", "MinValue": "1",
                       "MaxValue": "8", "ScalingType": "Auto"}]}},
                 "TrainingJobDefinition": {
                   "StaticHyperParameters": {
                     "clary_command": "[\\"/bin/sh\\",\\"train.sh\\"]",
                     "clary_directory": "/work"},
                   "AlgorithmSpecification": {
                     "TrainingImage": "clary/command",
                     "MetricDefinitions": [
                       {"Name": "accuracy", "Regex": "accuracy: ([0-9.]+)"}]},
                   "Environment": {"A": "1"}}}
                """));
  }

  @Test
  void twoMetricsOfOneNameAreRefused() {
    CommandTuning tuning = tuning(List.of("x=1..2"), List.of("loss: (.*)", "loss = (.*)"));

    assertThatThrownBy(tuning::request)
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("another metric is named loss already");
  }

  @Test
  void overridesAreWrittenOverTheRequest() {
    ObjectNode request = tuning(List.of("x=1..2"), List.of("loss: (.*)")).request();

    new TuningOverrides(
            OptionalInt.of(7), OptionalInt.of(3), OptionalInt.of(0), Optional.of("Random"))
        .apply(request);

    String config = "/HyperParameterTuningJobConfig";
    assertThat(request.at(config + "/ResourceLimits"))
        .isEqualTo(
            JSON.readTree("{\"MaxNumberOfTrainingJobs\": 7, \"MaxParallelTrainingJobs\": 3}"));
    assertThat(request.at(config + "/RandomSeed").asInt(-1)).isZero();
    assertThat(request.at(config + "/Strategy").asString()).isEqualTo("Random");
  }

  private static CommandTuning tuning(List<String> ranges, List<String> metrics) {
    return new CommandTuning(
        ranges, metrics, "Maximize", Map.of("A", "1"), List.of("/bin/sh", "train.sh"), "/work");
  }
}
