package dev.clary.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.keys.JobKey;
import dev.clary.server.keys.JobKeys;
import dev.clary.wire.client.ClaryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The key that the program of a training job gets: what it is good for, and how long. */
class JobKeyIT {
  private static final String JOB = "with-a-key";

  /** Tells what it was given, but for the secret, and waits to be stopped. */
  private static final String PROGRAM =
      """
      echo "key $AWS_ACCESS_KEY_ID of ${#AWS_SECRET_ACCESS_KEY} at $AWS_ENDPOINT_URL in $AWS_REGION"
      echo "rmse=1"
      exec sleep 300
      """;

  @TempDir Path directory;
  private Server server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    open();
    try (S3Client s3 = S3Clients.client(server.connection())) {
      s3.createBucket(create -> create.bucket("data"));
      put(s3, "data", "train/a.csv");
      put(s3, "data", "secret/a.csv");
      s3.putObject(put -> put.bucket("data").key("code/train.sh"), RequestBody.fromString(PROGRAM));
    }
  }

  private void open() {
    server =
        Server.start(
            ServerConfig.load(directory, Map.of("http.port", "0"), Machine.here()),
            InstantSource.system());
    client = ServerIT.client(server.connection());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void put(S3Client s3, String bucket, String key) {
    s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("text"));
  }

  private static String get(S3Client s3, String key) {
    return s3.getObjectAsBytes(get -> get.bucket("data").key(key)).asUtf8String();
  }

  private S3Client program(JobKey key) {
    return S3Clients.client(server.connection().url(), credentials(key));
  }

  private static AwsSessionCredentials credentials(JobKey key) {
    return AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), key.token());
  }

  /** Starts the job and waits until its program has begun. */
  private JobKey begin() {
    ObjectNode request = Requests.trainingJob(JOB);
    ((ObjectNode) request.at("/InputDataConfig/0/DataSource/S3DataSource"))
        .put("S3Uri", "s3://data/train/");
    ((ObjectNode) request.get("OutputDataConfig")).put("S3OutputPath", "s3://data/out");
    ((ObjectNode) request.get("HyperParameters"))
        .put("sagemaker_program", "\"train.sh\"")
        .put("sagemaker_submit_directory", "\"s3://data/code\"");
    ServerIT.call(client, "CreateTrainingJob", request);
    JsonNode job = await("FinalMetricDataList");
    double created = job.get("CreationTime").doubleValue();
    return new JobKeys(directory).of(JOB, Instant.ofEpochMilli(Math.round(created * 1000)), 1);
  }

  private JsonNode await(String member) {
    return ServerIT.await(
        client,
        "DescribeTrainingJob",
        Map.of("TrainingJobName", JOB),
        job -> job.has(member) || job.has("TrainingEndTime"));
  }

  private void end() {
    ServerIT.call(client, "StopTrainingJob", Map.of("TrainingJobName", JOB));
    await("TrainingEndTime");
  }

  @Test
  void aProgramReadsItsInputsWritesItsOutputsAndIsRefusedElsewhere() {
    JobKey key = begin();

    try (S3Client program = program(key)) {
      put(program, "data", "out/" + JOB + "/extra.txt");

      assertThat(get(program, "train/a.csv")).isEqualTo("text");
      assertThat(get(program, "code/train.sh")).isEqualTo(PROGRAM);
      assertThat(get(program, "out/" + JOB + "/extra.txt")).isEqualTo("text");
      assertThat(program.listObjectsV2(list -> list.bucket("data").prefix("train/")).contents())
          .hasSize(1);
      assertThatThrownBy(() -> get(program, "secret/a.csv")).satisfies(JobKeyIT::isDenied);
      assertThatThrownBy(() -> put(program, "data", "train/a.csv")).satisfies(JobKeyIT::isDenied);
      assertThatThrownBy(() -> put(program, "data", "out/other/x")).satisfies(JobKeyIT::isDenied);
      assertThatThrownBy(() -> program.listObjectsV2(list -> list.bucket("data")))
          .satisfies(JobKeyIT::isDenied);
      assertThatThrownBy(() -> program.createBucket(create -> create.bucket("more")))
          .satisfies(JobKeyIT::isDenied);
    }
    end();
  }

  private static void isDenied(Throwable error) {
    assertThat(error)
        .isInstanceOfSatisfying(
            S3Exception.class,
            denied -> assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
  }

  @Test
  void aProgramIsToldItsKeyAndNobodyElseIs() throws IOException {
    JobKey key = begin();

    String log =
        client
            .get("/clary/v1/training-jobs/%s/logs".formatted(JOB))
            .at("/Lines/0/Text")
            .stringValue();

    assertThat(log)
        .isEqualTo(
            "key %s of 40 at %s in us-east-1"
                .formatted(key.accessKeyId(), server.connection().url()));
    assertThat(filesWith(key.secretAccessKey())).isEmpty();
    end();
  }

  private Stream<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> contains(file, text))
          .toList()
          .stream();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file, ISO_8859_1).contains(text);
    } catch (IOException e) {
      return false; // gone meanwhile, as drafts are
    }
  }

  @Test
  void theNextServerKnowsTheKeyOfAProgramThatItTakesOver() {
    JobKey key = begin();
    server.close();
    open();

    try (S3Client program = program(key)) {
      assertThat(get(program, "train/a.csv")).isEqualTo("text");
    }
    end();
  }

  @Test
  void aKeyEndsWithItsJob() {
    JobKey key = begin();
    end();

    try (S3Client program = program(key)) {
      assertThatThrownBy(() -> get(program, "train/a.csv"))
          .isInstanceOfSatisfying(
              S3Exception.class,
              refused ->
                  assertThat(refused.awsErrorDetails().errorCode())
                      .isEqualTo("InvalidAccessKeyId"));
    }
  }

  @Test
  void noOtherServiceTakesTheKeyOfAProgram() {
    JobKey key = begin();
    URI url = server.connection().url();

    try (SageMakerClient program =
        SageMakerClient.builder()
            .endpointOverride(url)
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials(key)))
            .build()) {
      assertThatThrownBy(program::listTrainingJobs).isInstanceOf(SageMakerException.class);
    }
    end();
  }
}
