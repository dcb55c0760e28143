package dev.clary.server.operation;

import static dev.clary.server.JobsServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.JobsServer;
import dev.clary.server.Requests;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tuning jobs over HTTP. */
class TuningJobsIT {
  @TempDir Path directory;
  private JobsServer server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    client = server.client(JobsServer.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void creatingAnswersTheArnWithTheNameInSmallLetters() {
    JsonNode answer = call("CreateHyperParameterTuningJob", Requests.tuningJob("Digits-1"));

    assertThat(answer.toString())
        .isEqualTo(
            "{\"HyperParameterTuningJobArn\":\"arn:aws:sagemaker:us-east-1:123456789012:"
                + "hyper-parameter-tuning-job/digits-1\"}");
  }

  @Test
  void describingEchoesTheRequestAsAwsNormalizesIt() {
    ObjectNode request = Requests.tuningJob("digits");
    call("CreateHyperParameterTuningJob", request);

    JsonNode job = describe("digits");

    assertThat(job.at("/HyperParameterTuningJobConfig/ParameterRanges").toString())
        .isEqualTo(
            Requests.json(
                    """
                    {"IntegerParameterRanges": [
                       {"Name": "layers", "MinValue": "1", "MaxValue": "8", "ScalingType": "Auto"}],
                     "ContinuousParameterRanges": [
                       {"Name": "lr", "MinValue": "0.0001", "MaxValue": "1e-1",
                        "ScalingType": "Logarithmic"}],
                     "CategoricalParameterRanges": [
                       {"Name": "optimizer", "Values": ["\\"adam\\"", "\\"sgd\\""]}]}
                    """)
                .toString());
    JsonNode definition = job.get("TrainingJobDefinition");
    assertThat(definition.get("StaticHyperParameters").toString())
        .isEqualTo("{\"_tuning_objective_metric\":\"validation:rmse\",\"epochs\":\"5\"}");
    assertThat(definition.at("/InputDataConfig/0/CompressionType").stringValue()).isEqualTo("None");
    assertThat(definition.at("/OutputDataConfig/KmsKeyId").stringValue()).isEmpty();
    assertThat(definition.get("EnableManagedSpotTraining").booleanValue()).isFalse();
    assertThat(definition.get("ResourceConfig"))
        .isEqualTo(request.at("/TrainingJobDefinition/ResourceConfig"));
    assertThat(job.has("BestTrainingJob")).isFalse();
    assertThat(job.get("TrainingJobStatusCounters").toString())
        .isEqualTo(
            "{\"Completed\":0,\"InProgress\":0,\"RetryableError\":0,\"NonRetryableError\":0,"
                + "\"Stopped\":0}");
  }

  @Test
  void theBuiltInAlgorithmHasItsMetricsFilledIn() {
    ObjectNode request = Requests.tuningJob("boosted");
    ObjectNode algorithm = (ObjectNode) request.at("/TrainingJobDefinition/AlgorithmSpecification");
    algorithm.put("TrainingImage", "sagemaker-xgboost:1.7-1").remove("MetricDefinitions");
    call("CreateHyperParameterTuningJob", request);

    JsonNode metrics =
        describe("boosted").at("/TrainingJobDefinition/AlgorithmSpecification/MetricDefinitions");

    assertThat(metrics.valueStream().map(metric -> metric.get("Name").stringValue()))
        .contains("validation:rmse", "validation:auc", "train:rmse")
        .endsWith("ObjectiveMetric");
    assertThat(stored("boosted").spec().definition().algorithm().metrics()).hasSize(metrics.size());
  }

  @Test
  void bothFormsOfTheResourcesAreShown() {
    ObjectNode request = Requests.tuningJob("modern");
    ObjectNode definition = (ObjectNode) request.get("TrainingJobDefinition");
    JsonNode resources = definition.remove("ResourceConfig");
    definition.set("HyperParameterTuningResourceConfig", resources);
    call("CreateHyperParameterTuningJob", request);

    JsonNode shown = describe("modern").get("TrainingJobDefinition");

    assertThat(shown.get("HyperParameterTuningResourceConfig")).isEqualTo(resources);
    assertThat(shown.get("ResourceConfig")).isEqualTo(resources);
  }

  @Test
  void aSeedThatIsNotNamedIsDrawnAndKept() {
    ObjectNode seeded = Requests.tuningJob("seeded");
    ((ObjectNode) seeded.get("HyperParameterTuningJobConfig")).put("RandomSeed", 7);
    call("CreateHyperParameterTuningJob", seeded);
    call("CreateHyperParameterTuningJob", Requests.tuningJob("unseeded"));

    assertThat(stored("seeded").spec().seed()).isEqualTo(7);
    assertThat(stored("unseeded").spec().seed()).isEqualTo(JobsServer.SEED);
  }

  @Test
  void aNameThatIsTakenWhateverItsCaseIsRefused() {
    call("CreateHyperParameterTuningJob", Requests.tuningJob("digits"));

    ServiceException error =
        error(() -> call("CreateHyperParameterTuningJob", Requests.tuningJob("Digits")));

    assertThat(error.code()).isEqualTo("ResourceInUse");
    assertThat(error)
        .hasMessage(
            "A hyperparameter tuning job with the name, Digits, already exists. Choose a different"
                + " name.");
  }

  @Test
  void anUnknownJobIsNotFound() {
    for (String operation :
        new String[] {
          "DescribeHyperParameterTuningJob",
          "StopHyperParameterTuningJob",
          "ListTrainingJobsForHyperParameterTuningJob"
        }) {
      ServiceException error =
          error(() -> call(operation, Map.of("HyperParameterTuningJobName", "nobody")));

      assertThat(error.code()).as(operation).isEqualTo("ResourceNotFound");
      assertThat(error)
          .hasMessage("Amazon SageMaker can't find a tuning job called nobody. Type another name.");
    }
  }

  @Test
  void stoppingShowsAtOnceAndOnlyOnce() {
    call("CreateHyperParameterTuningJob", Requests.tuningJob("digits"));

    JsonNode answer =
        call("StopHyperParameterTuningJob", Map.of("HyperParameterTuningJobName", "digits"));
    ServiceException again =
        error(
            () ->
                call(
                    "StopHyperParameterTuningJob",
                    Map.of("HyperParameterTuningJobName", "digits")));

    assertThat(answer.isEmpty()).isTrue();
    assertThat(describe("digits").get("HyperParameterTuningJobStatus").stringValue())
        .isEqualTo("Stopping");
    assertThat(again.code()).isEqualTo("ValidationException");
    assertThat(again).hasMessageContaining("already");
  }

  private JsonNode call(String operation, Object request) {
    return client.call(new Target(Service.SAGEMAKER, operation), request);
  }

  private JsonNode describe(String name) {
    return call("DescribeHyperParameterTuningJob", Map.of("HyperParameterTuningJobName", name));
  }

  private TuningJob stored(String name) {
    return server.tuningJobs().find(new TuningJobName(name)).orElseThrow();
  }
}
