package dev.clary.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class LocalDefaultsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DEFINITION = "/TrainingJobDefinition";

  @TempDir private Path folder;
  private LocalDefaults defaults;

  @BeforeEach
  void defaultsForTheFolder() {
    defaults = new LocalDefaults(folder, folder.resolve("output"));
  }

  @Test
  void whatALocalUserHasNoUseForIsFilledIn() {
    ObjectNode request =
        request(
            """
            {"HyperParameterTuningJobConfig": {"ResourceLimits": {"MaxNumberOfTrainingJobs": 3}},
             "TrainingJobDefinition": {"AlgorithmSpecification": {"TrainingImage": "x"}}}
            """);

    defaults.fill(request);

    JsonNode definition = request.at(DEFINITION);
    assertThat(definition.at("/RoleArn").asString()).matches("arn:aws:iam::\\d{12}:role/clary");
    assertThat(definition.at("/AlgorithmSpecification/TrainingInputMode").asString())
        .isEqualTo("File");
    assertThat(definition.at("/OutputDataConfig/S3OutputPath").asString())
        .isEqualTo("file://" + folder.resolve("output") + "/");
    assertThat(definition.at("/ResourceConfig/InstanceCount").asInt()).isEqualTo(1);
    assertThat(definition.at("/StoppingCondition/MaxRuntimeInSeconds").asInt()).isEqualTo(86_400);
    assertThat(request.at("/HyperParameterTuningJobConfig/Strategy").asString())
        .isEqualTo("Bayesian");
  }

  @Test
  void whatTheRequestSaysStays() {
    ObjectNode request =
        request(
            """
            {"HyperParameterTuningJobConfig": {"Strategy": "Random"},
             "TrainingJobDefinition": {
               "RoleArn": "arn:aws:iam::123456789012:role/mine",
               "AlgorithmSpecification": {"TrainingInputMode": "Pipe"},
               "OutputDataConfig": {"S3OutputPath": "s3://bucket/out"},
               "HyperParameterTuningResourceConfig": {"InstanceCount": 2},
               "StoppingCondition": {"MaxRuntimeInSeconds": 60}}}
            """);
    ObjectNode before = request.deepCopy();

    defaults.fill(request);

    assertThat(request).isEqualTo(before);
  }

  @Test
  void everyDefinitionOfSeveralIsFilledIn() {
    ObjectNode request = request("{\"TrainingJobDefinitions\": [{}, {}]}");

    defaults.fill(request);

    assertThat(request.at("/TrainingJobDefinitions/0/RoleArn").isString()).isTrue();
    assertThat(request.at("/TrainingJobDefinitions/1/RoleArn").isString()).isTrue();
  }

  @Test
  void relativePathsStartFromTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("my data/train"));
    ObjectNode request =
        request(
            """
            {"TrainingJobDefinition": {
               "StaticHyperParameters": {"sagemaker_submit_directory": "\\"code\\""},
               "InputDataConfig": [
                 {"DataSource": {"S3DataSource": {"S3Uri": "my data/train"}}},
                 {"DataSource": {"S3DataSource": {"S3Uri": "one.csv"}}},
                 {"DataSource": {"S3DataSource": {"S3Uri": "s3://bucket/x"}}}],
               "OutputDataConfig": {"S3OutputPath": "results/"}}}
            """);

    defaults.fill(request);

    JsonNode definition = request.at(DEFINITION);
    String base = "file://" + folder;
    assertThat(definition.at("/InputDataConfig").findValuesAsString("S3Uri"))
        .containsExactly(base + "/my%20data/train/", base + "/one.csv", "s3://bucket/x");
    assertThat(definition.at("/OutputDataConfig/S3OutputPath").asString())
        .isEqualTo(base + "/results/");
    assertThat(definition.at("/StaticHyperParameters/sagemaker_submit_directory").asString())
        .isEqualTo("\"" + base + "/code\"");
  }

  @Test
  void numbersWhereTheProtocolWantsTextBecomeText() {
    ObjectNode request =
        request(
            """
            {"HyperParameterTuningJobConfig": {"ParameterRanges": {
               "IntegerParameterRanges": [{"Name": "a", "MinValue": 1, "MaxValue": 8}],
               "CategoricalParameterRanges": [{"Name": "b", "Values": [0.5, "x", true]}]}},
             "TrainingJobDefinition": {"StaticHyperParameters": {"rounds": 100}}}
            """);

    defaults.fill(request);

    JsonNode ranges = request.at("/HyperParameterTuningJobConfig/ParameterRanges");
    assertThat(ranges.at("/IntegerParameterRanges/0/MaxValue")).isEqualTo(JSON.valueToTree("8"));
    assertThat(ranges.at("/CategoricalParameterRanges/0/Values"))
        .isEqualTo(JSON.readTree("[\"0.5\", \"x\", \"true\"]"));
    assertThat(request.at(DEFINITION + "/StaticHyperParameters/rounds"))
        .isEqualTo(JSON.valueToTree("100"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"TrainingJobDefinition\": 5, \"HyperParameterTuningJobConfig\": []}",
        "{\"TrainingJobDefinition\": {\"StoppingCondition\": 5, \"OutputDataConfig\": \"x\"}}",
        "{\"TrainingJobDefinition\": {\"InputDataConfig\": {\"a\": 1}}}",
      })
  void whatIsMalformedIsLeftForTheServiceToRefuse(String text) {
    ObjectNode request = request(text);

    defaults.fill(request);

    assertThat(request.has("TrainingJobDefinitions")).isFalse();
  }

  private static ObjectNode request(String text) {
    return (ObjectNode) JSON.readTree(text);
  }
}
