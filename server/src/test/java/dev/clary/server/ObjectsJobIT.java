package dev.clary.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.keys.Key;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Training jobs whose code, inputs and outputs are objects. */
class ObjectsJobIT {
  private static final String BUCKET = "sagemaker-us-east-1-000000000000";

  /** Reads what its channel has, and leaves a model that shows it. */
  private static final String PROGRAM =
      """
      set -e
      cat "$SM_CHANNEL_TRAIN/a.csv" "$SM_CHANNEL_TRAIN/more/b.csv" > "$SM_MODEL_DIR/model.txt"
      echo "rmse=$(wc -c < "$SM_MODEL_DIR/model.txt")"
      """;

  @TempDir Path directory;
  private Server server;
  private ClaryClient client;
  private S3Client s3;

  @BeforeEach
  void start() throws IOException {
    server =
        Server.start(
            ServerConfig.load(directory.resolve("clary"), Map.of("http.port", "0"), Machine.here()),
            InstantSource.system());
    client = ServerIT.client(server.connection());
    s3 = S3Clients.client(server.connection());
    s3.createBucket(create -> create.bucket(BUCKET));
    put("data/train/a.csv", "1,2\n");
    put("data/train/more/b.csv", "3,4\n");
    put("data/train/", "");
    Path code = Files.createDirectory(directory.resolve("code"));
    Files.writeString(code.resolve("train.sh"), PROGRAM);
    s3.putObject(put -> put.bucket(BUCKET).key("job/source/sourcedir.tar.gz"), archive(code));
  }

  @AfterEach
  void stop() {
    s3.close();
    server.close();
  }

  private void put(String key, String text) {
    s3.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(text));
  }

  private RequestBody archive(Path code) throws IOException {
    Path archive = directory.resolve("sourcedir.tar.gz");
    var tar =
        new ProcessBuilder("tar", "czf", archive.toString(), "-C", code.toString(), ".").start();
    assertThat(tar.onExit().join().exitValue()).isZero();
    return RequestBody.fromFile(archive);
  }

  @Test
  void aScriptReadsItsChannelAndLeavesItsModel() throws IOException {
    ServerIT.call(client, "CreateTrainingJob", request("from-objects"));

    JsonNode job = ended("from-objects");

    assertThat(job.get("TrainingJobStatus").stringValue()).as("%s", job).isEqualTo("Completed");
    assertThat(job.at("/FinalMetricDataList/0/Value").intValue()).isEqualTo(8);
    String model = "out/from-objects/output/model.tar.gz";
    assertThat(job.at("/ModelArtifacts/S3ModelArtifacts").stringValue())
        .isEqualTo("s3://%s/%s", BUCKET, model);
    byte[] archive = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(model)).asByteArray();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).contains("model.txt", "1,2\n3,4\n");
    }
  }

  @Test
  void aPrefixWithoutObjectsIsRefusedByName() {
    ObjectNode request = request("nothing-there");
    ((ObjectNode) request.at("/InputDataConfig/0/DataSource/S3DataSource"))
        .put("S3Uri", "s3://%s/data/none".formatted(BUCKET));

    assertThatThrownBy(() -> ServerIT.call(client, "CreateTrainingJob", request))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("s3://%s/data/none".formatted(BUCKET));
  }

  @Test
  void anOutputInABucketThatIsNotThereIsRefusedByName() {
    ObjectNode request = request("nowhere");
    ((ObjectNode) request.get("OutputDataConfig")).put("S3OutputPath", "s3://no-such-bucket/out");

    assertThatThrownBy(() -> ServerIT.call(client, "CreateTrainingJob", request))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("there is no bucket 'no-such-bucket'");
  }

  @Test
  void theObjectsOfAnotherStoreServeAsWell() throws IOException {
    Key key = server.connection().key();
    Path credentials = directory.resolve("credentials");
    Files.writeString(
        credentials,
        "[default]%naws_access_key_id=%s%naws_secret_access_key=%s%n"
            .formatted(key.accessKeyId(), key.secretAccessKey()));
    Map<String, String> settings =
        Map.of(
            "http.port", "0",
            "objects.endpoint", server.connection().url().toString(),
            "objects.credentials", credentials.toString());

    try (Server second =
            Server.start(
                ServerConfig.load(directory.resolve("second"), settings, Machine.here()),
                InstantSource.system());
        S3Client misled = S3Clients.client(second.connection())) {
      ClaryClient caller = ServerIT.client(second.connection());
      ServerIT.call(caller, "CreateTrainingJob", request("outside"));

      assertThat(ended(caller, "outside").get("TrainingJobStatus").stringValue())
          .isEqualTo("Completed");
      assertThat(
              s3.headObject(head -> head.bucket(BUCKET).key("out/outside/output/model.tar.gz"))
                  .contentLength())
          .isPositive();
      assertThatThrownBy(misled::listBuckets)
          .hasMessageContaining(server.connection().url().toString())
          .hasMessageContaining("AWS_ENDPOINT_URL_S3");
    }
  }

  private static ObjectNode request(String name) {
    ObjectNode request = Requests.trainingJob(name);
    ((ObjectNode) request.at("/InputDataConfig/0/DataSource/S3DataSource"))
        .put("S3Uri", "s3://%s/data/train/".formatted(BUCKET));
    ((ObjectNode) request.get("OutputDataConfig"))
        .put("S3OutputPath", "s3://%s/out/".formatted(BUCKET));
    ((ObjectNode) request.get("HyperParameters"))
        .put("sagemaker_program", "\"train.sh\"")
        .put(
            "sagemaker_submit_directory",
            "\"s3://%s/job/source/sourcedir.tar.gz\"".formatted(BUCKET));
    return request;
  }

  private JsonNode ended(String name) {
    return ended(client, name);
  }

  private static JsonNode ended(ClaryClient client, String name) {
    return ServerIT.await(
        client,
        "DescribeTrainingJob",
        Map.of("TrainingJobName", name),
        job -> job.has("TrainingEndTime"));
  }
}
