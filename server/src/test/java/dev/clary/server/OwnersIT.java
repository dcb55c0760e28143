package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.keys.Role;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.sigv4.KeyPair;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.node.ObjectNode;

/** Whose jobs run on a server that has no sandbox. */
class OwnersIT {
  private static final InstantSource TIME = InstantSource.system();

  @TempDir Path directory;
  private Server server;
  private ClaryClient user;

  @BeforeEach
  void start() {
    Key key = Keys.open(directory, TIME).create(Role.USER);
    server =
        Server.start(
            ServerConfig.load(
                directory, Map.of("http.port", "0", "sandbox", "off"), Machine.here()),
            TIME);
    user =
        new ClaryClient(
            server.connection().url(),
            new KeyPair(key.accessKeyId(), key.secretAccessKey()),
            "us-east-1",
            TIME);
    try (S3Client s3 = S3Clients.client(server.connection())) {
      s3.createBucket(create -> create.bucket("bucket"));
      s3.putObject(
          put -> put.bucket("bucket").key("code/train.sh"), RequestBody.fromString("echo rmse=1"));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static ObjectNode script(ObjectNode definition, String hyperparameters) {
    definition.remove("InputDataConfig");
    ((ObjectNode) definition.get(hyperparameters))
        .put("sagemaker_program", "\"train.sh\"")
        .put("sagemaker_submit_directory", "\"s3://bucket/code\"");
    return definition;
  }

  @Test
  void aUsersTrainingJobIsRefused() {
    ObjectNode request = script(Requests.trainingJob("mine"), "HyperParameters");

    ServiceException refusal =
        JobsServer.error(() -> ServerIT.call(user, "CreateTrainingJob", request));

    assertThat(refusal).hasMessageContaining("this server has no sandbox");
    assertThat(ServerIT.call(user, "ListTrainingJobs", Map.of()).get("TrainingJobSummaries"))
        .isEmpty();
  }

  @Test
  void aUsersTuningJobIsRefused() {
    ObjectNode request = Requests.tuningJob("mine");
    script((ObjectNode) request.get("TrainingJobDefinition"), "StaticHyperParameters");

    ServiceException refusal =
        JobsServer.error(() -> ServerIT.call(user, "CreateHyperParameterTuningJob", request));

    assertThat(refusal).hasMessageContaining("this server has no sandbox");
  }

  @Test
  void anAdministratorsTrainingJobRuns() {
    ClaryClient administrator = ServerIT.client(server.connection());
    ServerIT.call(
        administrator,
        "CreateTrainingJob",
        script(Requests.trainingJob("mine"), "HyperParameters"));

    assertThat(
            ServerIT.await(
                    administrator,
                    "DescribeTrainingJob",
                    Map.of("TrainingJobName", "mine"),
                    job -> job.has("TrainingEndTime"))
                .get("TrainingJobStatus")
                .stringValue())
        .isEqualTo("Completed");
  }
}
