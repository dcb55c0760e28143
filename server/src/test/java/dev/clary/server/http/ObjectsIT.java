package dev.clary.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.JobsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** S3 beside the other services, on their port and with their keys, by the AWS SDK. */
class ObjectsIT {
  private static final String BUCKET = "shared";

  @TempDir Path directory;
  private JobsServer server;
  private S3Client administrator;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    administrator = client(JobsServer.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    administrator.close();
    server.close();
  }

  private S3Client client(String accessKeyId) {
    return server.pointed(builder(), accessKeyId);
  }

  private S3Client client(AwsCredentials credentials) {
    return server.pointed(builder(), credentials);
  }

  /** Of the HTTP client that leaves empty segments of a path as they are. */
  private static S3ClientBuilder builder() {
    return S3Client.builder()
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  private static void put(S3Client client, String key, String text) {
    client.putObject(put -> put.bucket(BUCKET).key(key), RequestBody.fromString(text));
  }

  private static String get(S3Client client, String key) {
    return client.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
  }

  @Test
  void nothingOfItIsThereBeforeTheFirstRequest() {
    try (SageMakerClient sageMaker =
        server.pointed(SageMakerClient.builder(), JobsServer.ADMINISTRATOR)) {
      assertThat(sageMaker.listTrainingJobs().trainingJobSummaries()).isEmpty();
    }
    boolean before = Files.exists(directory.resolve("objects"));

    administrator.listBuckets();

    assertThat(before).isFalse();
    assertThat(directory.resolve("objects")).isDirectory();
  }

  @Test
  void usersShareBuckets() {
    try (S3Client user = client(JobsServer.USER)) {
      user.createBucket(create -> create.bucket(BUCKET));
      put(user, "a", "by the user");
      put(administrator, "b", "by the administrator");

      assertThat(get(administrator, "a")).isEqualTo("by the user");
      assertThat(get(user, "b")).isEqualTo("by the administrator");
    }
  }

  @Test
  void aReaderReadsAndWritesNothing() {
    administrator.createBucket(create -> create.bucket(BUCKET));
    put(administrator, "a", "text");

    try (S3Client reader = client(JobsServer.READER)) {
      assertThat(get(reader, "a")).isEqualTo("text");
      assertThat(reader.listBuckets().buckets().stream().map(Bucket::name))
          .isEqualTo(List.of(BUCKET));
      assertThatThrownBy(() -> put(reader, "a", "other")).satisfies(ObjectsIT::isDenied);
      assertThatThrownBy(() -> reader.deleteObject(delete -> delete.bucket(BUCKET).key("a")))
          .satisfies(ObjectsIT::isDenied);
      assertThatThrownBy(() -> reader.createBucket(create -> create.bucket("other")))
          .satisfies(ObjectsIT::isDenied);
    }
    assertThat(get(administrator, "a")).isEqualTo("text");
  }

  private static void isDenied(Throwable error) {
    assertThat(error)
        .isInstanceOfSatisfying(
            S3Exception.class,
            denied -> assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied"));
  }

  @Test
  void keysOfASessionMayWhatTheirParentMay() {
    administrator.createBucket(create -> create.bucket(BUCKET));

    try (StsClient sts = server.pointed(StsClient.builder(), JobsServer.READER)) {
      Credentials issued =
          sts.assumeRole(
                  assume ->
                      assume
                          .roleArn("arn:aws:iam::123456789012:role/Demo")
                          .roleSessionName("session"))
              .credentials();
      try (S3Client session =
              client(
                  AwsSessionCredentials.create(
                      issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken()));
          S3Client altered =
              client(
                  AwsSessionCredentials.create(
                      issued.accessKeyId(),
                      issued.secretAccessKey(),
                      issued.sessionToken() + "A"))) {
        assertThat(session.listObjectsV2(list -> list.bucket(BUCKET)).contents()).isEmpty();
        assertThatThrownBy(() -> put(session, "a", "text")).satisfies(ObjectsIT::isDenied);
        assertThatThrownBy(altered::listBuckets).isInstanceOf(S3Exception.class);
      }
    }
  }

  @Test
  void aKeyMayBeAnObjectAndAPrefixAndOfAnyLength() {
    administrator.createBucket(create -> create.bucket(BUCKET));
    String part = "x".repeat(300);
    List<String> keys =
        List.of("ck", "ck/child", part + "/" + part, "dots/../up", "a//b", "ü +%41");

    keys.forEach(key -> put(administrator, key, key));

    keys.forEach(key -> assertThat(get(administrator, key)).isEqualTo(key));
    assertThat(
            administrator.listObjectsV2(list -> list.bucket(BUCKET)).contents().stream()
                .map(S3Object::key))
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void aChecksumIsKeptAndAWrongOneRefused() {
    administrator.createBucket(create -> create.bucket(BUCKET));
    administrator.putObject(
        put -> put.bucket(BUCKET).key("a").checksumAlgorithm(ChecksumAlgorithm.SHA256),
        RequestBody.fromString("text"));

    assertThat(
            administrator
                .headObject(head -> head.bucket(BUCKET).key("a").checksumMode(ChecksumMode.ENABLED))
                .checksumSHA256())
        .isEqualTo(sha256("text"));
    assertThatThrownBy(
            () ->
                administrator.putObject(
                    put -> put.bucket(BUCKET).key("a").checksumSHA256(sha256("other")),
                    RequestBody.fromString("new text")))
        .isInstanceOf(S3Exception.class);
    assertThat(get(administrator, "a")).isEqualTo("text");
  }

  private static String sha256(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBucketMayBeNamedLikeAPathOfAnotherService() {
    administrator.createBucket(create -> create.bucket("clary"));
    administrator.putObject(
        put -> put.bucket("clary").key("v1/keys"), RequestBody.fromString("an object"));

    assertThat(
            administrator
                .getObjectAsBytes(get -> get.bucket("clary").key("v1/keys"))
                .asUtf8String())
        .isEqualTo("an object");
    assertThat(server.client(JobsServer.ADMINISTRATOR).get("/clary/v1/keys").get("keys").size())
        .isEqualTo(3);
  }
}
