package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client sees of jobs that run, are left alone, are stopped, and fail. */
class LivesIT {
  private static final String JOB = "alive";

  /** Prints a value and goes on when told by a file; notes each start. */
  private static final String WAITING =
      "echo x >> starts; echo rmse=1; while [ ! -e go ]; do sleep 0.1; done; echo rmse=2";

  @TempDir Path directory;

  @Test
  void aRunningJobShowsItsMetricsAndItsLog() throws IOException {
    try (Server server = start()) {
      ClaryClient client = ServerIT.client(server.connection());
      createTrainingJob(client, WAITING);

      JsonNode running = ServerIT.await(client, "DescribeTrainingJob", name(), LivesIT::measured);
      JsonNode log = client.get("/clary/v1/training-jobs/%s/logs?last=1".formatted(JOB));
      go();
      JsonNode ended = ended(client);

      assertThat(running.get("TrainingJobStatus").stringValue()).isEqualTo("InProgress");
      assertThat(running.at("/FinalMetricDataList/0/Value").intValue()).isEqualTo(1);
      assertThat(log.at("/Lines/0/Text").stringValue()).isEqualTo("rmse=1");
      assertThat(ended.get("TrainingJobStatus").stringValue()).isEqualTo("Completed");
      assertThat(ended.at("/FinalMetricDataList/0/Value").intValue()).isEqualTo(2);
    }
  }

  @Test
  void aProgramOutlivesItsServerAndTheNextOneTakesItUp() throws IOException {
    try (Server server = start()) {
      ClaryClient client = ServerIT.client(server.connection());
      createTrainingJob(client, WAITING);
      ServerIT.await(client, "DescribeTrainingJob", name(), LivesIT::measured);
    }
    go();

    try (Server server = start()) {
      JsonNode ended = ended(ServerIT.client(server.connection()));

      assertThat(ended.get("TrainingJobStatus").stringValue()).isEqualTo("Completed");
      assertThat(ended.at("/FinalMetricDataList/0/Value").intValue()).isEqualTo(2);
      assertThat(Files.readString(directory.resolve("starts"))).isEqualTo("x\n");
    }
  }

  @Test
  void aJobThatIsStoppedEndsStopped() {
    try (Server server = start()) {
      ClaryClient client = ServerIT.client(server.connection());
      createTrainingJob(client, WAITING);
      ServerIT.await(client, "DescribeTrainingJob", name(), LivesIT::measured);

      ServerIT.call(client, "StopTrainingJob", name());

      JsonNode ended = ended(client);
      assertThat(ended.get("TrainingJobStatus").stringValue()).isEqualTo("Stopped");
      assertThat(ended.get("SecondaryStatus").stringValue()).isEqualTo("Stopped");
      assertThat(ended.has("FailureReason")).isFalse();
    }
  }

  @Test
  void aTuningJobThatIsStoppedTakesItsTrainingJobsAlong() {
    try (Server server = start()) {
      ClaryClient client = ServerIT.client(server.connection());
      createTuningJob(client, WAITING);
      ServerIT.await(
          client,
          "DescribeHyperParameterTuningJob",
          tuningName(),
          job -> job.at("/TrainingJobStatusCounters/InProgress").intValue() == 2);

      ServerIT.call(client, "StopHyperParameterTuningJob", tuningName());

      JsonNode ended =
          ServerIT.await(
              client,
              "DescribeHyperParameterTuningJob",
              tuningName(),
              job -> job.get("HyperParameterTuningJobStatus").stringValue().equals("Stopped"));
      assertThat(ended.at("/TrainingJobStatusCounters/Stopped").intValue()).isEqualTo(2);
      assertThat(ended.at("/TrainingJobStatusCounters/InProgress").intValue()).isZero();
    }
  }

  @Test
  void aProgramThatCrashesTellsItsLastWords() {
    try (Server server = start()) {
      ClaryClient client = ServerIT.client(server.connection());
      createTrainingJob(client, "echo the disk is made of cheese; exit 3");

      JsonNode ended = ended(client);

      assertThat(ended.get("TrainingJobStatus").stringValue()).isEqualTo("Failed");
      assertThat(ended.get("FailureReason").stringValue())
          .startsWith("AlgorithmError: ")
          .contains("3", "the disk is made of cheese");
    }
  }

  @Test
  void programsThatAllCrashFailTheirTuningJob() {
    try (Server server = start()) {
      ClaryClient client = ServerIT.client(server.connection());
      createTuningJob(client, "exit 1");

      JsonNode ended =
          ServerIT.await(
              client,
              "DescribeHyperParameterTuningJob",
              tuningName(),
              job -> !job.get("HyperParameterTuningJobStatus").stringValue().equals("InProgress"));

      assertThat(ended.get("HyperParameterTuningJobStatus").stringValue()).isEqualTo("Failed");
      assertThat(ended.get("FailureReason").stringValue())
          .startsWith("No training job succeeded after ");
      assertThat(ended.has("BestTrainingJob")).isFalse();
    }
  }

  private Server start() {
    var settings = Map.of("http.port", "0", "training.slots", "2");
    return Server.start(
        ServerConfig.load(directory.resolve("clary"), settings, Machine.here()),
        InstantSource.system());
  }

  private void go() throws IOException {
    Files.createFile(directory.resolve("go"));
  }

  private void createTrainingJob(ClaryClient client, String script) {
    ObjectNode request = Requests.trainingJob(JOB);
    request.remove("InputDataConfig");
    request.set("HyperParameters", command(script));
    ((ObjectNode) request.get("AlgorithmSpecification")).put("TrainingImage", "clary/command");
    ((ObjectNode) request.get("OutputDataConfig"))
        .put("S3OutputPath", directory.resolve("clary/output").toUri().toString());
    client.call(new Target(Service.SAGEMAKER, "CreateTrainingJob"), request);
  }

  private void createTuningJob(ClaryClient client, String script) {
    ObjectNode request = ServerIT.commandTuning(JOB, directory.resolve("clary"));
    ((ObjectNode) request.at("/HyperParameterTuningJobConfig/ResourceLimits"))
        .put("MaxNumberOfTrainingJobs", 10);
    ((ObjectNode) request.get("TrainingJobDefinition"))
        .set("StaticHyperParameters", command(script));
    client.call(new Target(Service.SAGEMAKER, "CreateHyperParameterTuningJob"), request);
  }

  private ObjectNode command(String script) {
    return Requests.json("{}")
        .put("clary_command", "[\"/bin/sh\",\"-c\",\"%s\"]".formatted(script))
        .put("clary_directory", directory.toString());
  }

  private static Map<String, String> name() {
    return Map.of("TrainingJobName", JOB);
  }

  private static Map<String, String> tuningName() {
    return Map.of("HyperParameterTuningJobName", JOB);
  }

  private static boolean measured(JsonNode job) {
    return job.has("FinalMetricDataList");
  }

  private static JsonNode ended(ClaryClient client) {
    return ServerIT.await(client, "DescribeTrainingJob", name(), job -> job.has("TrainingEndTime"));
  }
}
