package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.keys.Key;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.sigv4.KeyPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole server, with programs that really run. */
class ServerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final InstantSource TIME = InstantSource.system();

  @TempDir Path directory;

  @Test
  void aTuningJobRunsRealProgramsToItsEnd() {
    try (Server server = start("training.slots", "2")) {
      ClaryClient client = client(server.connection());
      call(client, "CreateHyperParameterTuningJob", commandTuning("quadratic", directory));

      JsonNode job =
          await(
              client,
              "DescribeHyperParameterTuningJob",
              Map.of("HyperParameterTuningJobName", "quadratic"),
              answer ->
                  !answer.get("HyperParameterTuningJobStatus").stringValue().equals("InProgress"));

      assertThat(job.get("HyperParameterTuningJobStatus").stringValue()).isEqualTo("Completed");
      assertThat(job.at("/TrainingJobStatusCounters/Completed").intValue()).isEqualTo(4);
      JsonNode best = job.get("BestTrainingJob");
      double x = Double.parseDouble(best.at("/TunedHyperParameters/x").stringValue());
      assertThat(best.at("/FinalHyperParameterTuningJobObjectiveMetric/Value").doubleValue())
          .isEqualTo((float) (2 * x));
      assertThat(
              call(
                      client,
                      "DescribeTrainingJob",
                      Map.of("TrainingJobName", best.get("TrainingJobName").stringValue()))
                  .at("/ModelArtifacts/S3ModelArtifacts")
                  .stringValue())
          .startsWith("file://");
    }
  }

  @Test
  void aSecondServerOnTheSameDirectoryIsRefusedWithTheWayOut() {
    try (Server first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining(first.connection().url().toString())
          .hasMessageContaining("--data");
    }
  }

  @Test
  void aRunningServerIsFoundAndForgottenWhenItCloses() {
    Server.Connection connection;
    Optional<Server.Connection> found;
    try (Server server = start()) {
      connection = server.connection();
      found = Server.running(directory, TIME);
    }

    assertThat(found).contains(connection);
    assertThat(Server.running(directory, TIME)).isEmpty();
  }

  @Test
  void theNextServerTakesOverTheKeysAndTheJobs() {
    Key key;
    try (Server server = start()) {
      key = server.connection().key();
      call(
          client(server.connection()),
          "CreateHyperParameterTuningJob",
          commandTuning("kept", directory));
    }

    try (Server server = start()) {
      assertThat(server.connection().key()).isEqualTo(key);
      await(
          client(server.connection()),
          "DescribeHyperParameterTuningJob",
          Map.of("HyperParameterTuningJobName", "kept"),
          answer -> answer.get("HyperParameterTuningJobStatus").stringValue().equals("Completed"));
    }
  }

  @Test
  void anIdleServerShowsWhatThereIsAndRunsNothing() {
    try (Server idle = Server.startIdle(config(Map.of("http.port", "0")), TIME)) {
      ClaryClient client = client(idle.connection());
      call(client, "CreateHyperParameterTuningJob", commandTuning("left", directory));

      assertThat(Server.running(directory, TIME)).isEmpty();
      assertThat(
              call(
                      client,
                      "DescribeHyperParameterTuningJob",
                      Map.of("HyperParameterTuningJobName", "left"))
                  .at("/TrainingJobStatusCounters/InProgress")
                  .intValue())
          .isZero();
    }
  }

  @Test
  void closingTwiceIsHarmlessAndFreesThePort() throws IOException {
    Server server = start();
    int port = server.connection().url().getPort();

    server.close();
    server.close();

    try (var free = new ServerSocket(port)) {
      assertThat(free.isBound()).isTrue();
    }
  }

  @Test
  void whatFailsHalfWayLeavesTheDirectoryFree() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThatThrownBy(() -> start("http.port", port)).hasMessageContaining("port " + port);
    }

    start().close();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(
            () ->
                Server.start(
                    ServerConfig.load(
                        file.resolve("data"), Map.of("http.port", "0"), Machine.here()),
                    TIME))
        .hasMessageContaining(file.resolve("data").toString());
  }

  @Test
  void theStatusTellsHowTheServerIs() {
    try (Server server = start("training.slots", "3")) {
      JsonNode status = client(server.connection()).get("/clary/v1/status");

      assertThat(status.get("Version").stringValue())
          .isEqualTo(Server.version())
          .matches("\\d+\\..*");
      assertThat(status.get("DataDirectory").stringValue()).isEqualTo(directory.toString());
      assertThat(status.get("Slots").intValue()).isEqualTo(3);
      assertThat(status.get("Running").intValue()).isZero();
    }
  }

  private Server start(String... settings) {
    var all = new HashMap<String, String>();
    all.put("http.port", "0");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return Server.start(config(all), TIME);
  }

  private ServerConfig config(Map<String, String> settings) {
    return ServerConfig.load(directory, settings, Machine.here());
  }

  static ClaryClient client(Server.Connection connection) {
    return new ClaryClient(
        connection.url(),
        new KeyPair(connection.key().accessKeyId(), connection.key().secretAccessKey()),
        "us-east-1",
        TIME);
  }

  /** A plain command that prints twice its hyperparameter x. */
  static ObjectNode commandTuning(String name, Path directory) {
    ObjectNode request = Requests.tuningJob(name);
    ObjectNode config = (ObjectNode) request.get("HyperParameterTuningJobConfig");
    config.put("Strategy", "Random");
    config.set(
        "ParameterRanges",
        Requests.json(
            "{\"IntegerParameterRanges\": [{\"Name\": \"x\", \"MinValue\": \"1\", \"MaxValue\":"
                + " \"100\"}]}"));
    ObjectNode definition = (ObjectNode) request.get("TrainingJobDefinition");
    definition.remove("InputDataConfig");
    ((ObjectNode) definition.get("AlgorithmSpecification")).put("TrainingImage", "clary/command");
    ((ObjectNode) definition.get("OutputDataConfig"))
        .put("S3OutputPath", directory.resolve("output").toUri().toString());
    definition.set(
        "StaticHyperParameters",
        Requests.json("{}")
            .put("clary_command", "[\"/bin/sh\",\"-c\",\"echo rmse=$(($2 * 2))\",\"train\"]")
            .put("clary_directory", directory.toString()));
    return request;
  }

  static JsonNode call(ClaryClient client, String operation, Object request) {
    return client.call(new Target(Service.SAGEMAKER, operation), request);
  }

  /** Asks until the answer fits; fails when it does not in time. */
  static JsonNode await(
      ClaryClient client, String operation, Object request, Predicate<JsonNode> fits) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    JsonNode answer = call(client, operation, request);
    while (!fits.test(answer)) {
      assertThat(System.nanoTime()).as("time, with %s", answer).isLessThan(deadline);
      pause();
      answer = call(client, operation, request);
    }
    return answer;
  }

  private static void pause() {
    try {
      assertThat(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
