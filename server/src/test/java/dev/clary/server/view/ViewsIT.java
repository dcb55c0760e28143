package dev.clary.server.view;

import static dev.clary.server.JobsServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.JobsServer;
import dev.clary.server.Requests;
import dev.clary.service.training.SampleTraining;
import dev.clary.service.training.TrainingJobName;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is served under {@code /clary/v1/}. */
class ViewsIT {
  private static final String LAUNCHED = "digits-003-0123abcd";

  @TempDir Path directory;
  private JobsServer server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    client = server.client(JobsServer.READER);
    server.createTuningJob("digits");
    server.launch("digits", 3);
    server.trainingJobs().insert(SampleTraining.job("alone"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theStatusCountsWhatRunsAndWhatWaits() {
    assertThat(client.get("/clary/v1/status").toString())
        .isEqualTo(
            "{\"Version\":\"0.0-test\",\"DataDirectory\":\"/data\",\"Region\":\"us-east-1\","
                + "\"Account\":\"000000000000\",\"Engine\":\"process\","
                + "\"Sandbox\":\"off\",\"Slots\":4,\"Running\":0,\"Waiting\":2}");
  }

  @Test
  void anExplanationTellsTheSuggestionAndWhatIsKnownOfIt() {
    assertThat(client.get("/clary/v1/training-jobs/%s/explanation".formatted(LAUNCHED)).toString())
        .isEqualTo(
            "{\"TrainingJobName\":\"%s\",\"TuningJobName\":\"digits\",\"Number\":3,"
                    .formatted(LAUNCHED)
                + "\"TunedHyperParameters\":{\"eta\":\"0.3\"},"
                + "\"Facts\":{\"nearest\":3,\"policy\":\"random\",\"predictedMean\":0.25}}");
  }

  @Test
  void aJobThatNobodySuggestedHasNothingToExplain() {
    JsonNode explanation = client.get("/clary/v1/training-jobs/alone/explanation");

    assertThat(explanation.has("TuningJobName")).isFalse();
    assertThat(explanation.get("Facts").isEmpty()).isTrue();
  }

  @Test
  void theRequestComesBackAsItWasSentUnknownMembersIncluded() {
    ObjectNode request = Requests.tuningJob("odd");
    request.put("SomethingNew", "ä");
    server
        .client(JobsServer.ADMINISTRATOR)
        .call(new Target(Service.SAGEMAKER, "CreateHyperParameterTuningJob"), request);

    assertThat(client.get("/clary/v1/tuning-jobs/odd/request")).isEqualTo(request);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0:1:2:3:4",
    "?from=3, 3:4",
    "?from=1&limit=2, 1:2",
    "?last=2, 3:4",
    "?last=9, 0:1:2:3:4",
    "?from=9, ''"
  })
  void linesOfALogAreReadFromEitherEnd(String query, String numbers) {
    for (int line = 0; line < 5; line++) {
      server.trainingJobs().append(new TrainingJobName("alone"), SampleTraining.chunk(line, line));
    }

    JsonNode log = client.get("/clary/v1/training-jobs/alone/logs" + query);

    assertThat(
            String.join(
                ":",
                log.get("Lines").valueStream().map(line -> line.get("Number").asString()).toList()))
        .isEqualTo(numbers);
    assertThat(log.get("Next").longValue()).isEqualTo(5);
  }

  @Test
  void metricsThatAreNoNumbersAreText() {
    server.trainingJobs().append(new TrainingJobName("alone"), SampleTraining.chunk(0, 0.5));
    server.trainingJobs().append(new TrainingJobName("alone"), SampleTraining.chunk(1, Double.NaN));

    JsonNode points = client.get("/clary/v1/training-jobs/alone/metrics").get("Points");

    assertThat(points.get(0).toString())
        .isEqualTo(
            "{\"MetricName\":\"validation:rmse\",\"Value\":0.5,\"Time\":1893456000,\"Line\":0}");
    assertThat(points.get(1).get("Value").stringValue()).isEqualTo("NaN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "status/",
        "training-jobs/nobody/logs",
        "training-jobs/alone/nothing",
        "training-jobs/alone",
        "tuning-jobs/nobody/request",
        "tuning-jobs/a-name-that-is-longer-than-any-tuning-job-may-have/request"
      })
  void whatDoesNotExistIs404(String path) {
    ServiceException error = error(() -> client.get("/clary/v1/" + path));

    assertThat(error.status()).isEqualTo(404);
    assertThat(error.code()).isEqualTo("ResourceNotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=-1", "from=x", "limit=10001", "last=", "last=1e3", "from=%20"})
  void aParameterThatMakesNoSenseIsRefused(String query) {
    ServiceException error = error(() -> client.get("/clary/v1/training-jobs/alone/logs?" + query));

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.code()).isEqualTo("ValidationException");
  }

  @Test
  void nothingIsWrittenHere() {
    ServiceException error = error(() -> client.post("/clary/v1/status", "{}"));

    assertThat(error.status()).isEqualTo(400);
    assertThat(error).hasMessageContaining("only GET");
  }
}
