package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.objects.access.Access;
import dev.clary.objects.access.AccessKey;
import dev.clary.objects.access.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A job's key, which may read its input and write its output and nothing else. */
final class AccessIT {
  private static final String JOB = "AKIDJOB";

  @TempDir Path directory;
  private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
  private S3Server server;
  private S3Client owner;
  private S3Client job;

  @BeforeEach
  void startServer() {
    keys.put(S3Clients.ID, AccessKey.unlimited(S3Clients.SECRET));
    keys.put(
        JOB,
        new AccessKey(
            "job",
            List.of(
                new Grant(Access.READ, "data", "train/"),
                new Grant(Access.WRITE, "data", "out/job/"))));
    server = S3Server.start(directory, (id, token) -> Optional.ofNullable(keys.get(id)));
    owner = S3Clients.client(server.url());
    job = S3Clients.client(server.url(), JOB, "job");
    owner.createBucket(request -> request.bucket("data"));
    owner.createBucket(request -> request.bucket("other"));
    put(owner, "data", "train/1");
    put(owner, "data", "secret");
    put(owner, "other", "train/1");
  }

  @AfterEach
  void stopServer() {
    owner.close();
    job.close();
    server.close();
  }

  private static void put(S3Client client, String bucket, String key) {
    client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("content"));
  }

  private static String get(S3Client client, String bucket, String key) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
  }

  private static void assertDenied(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
  }

  @Test
  void itReadsItsInputOnly() {
    assertThat(get(job, "data", "train/1")).isEqualTo("content");
    assertThat(job.listObjectsV2(request -> request.bucket("data").prefix("train/")).contents())
        .extracting(S3Object::key)
        .containsExactly("train/1");
    assertThat(job.listBuckets().buckets()).extracting(Bucket::name).containsExactly("data");

    assertDenied(() -> get(job, "data", "secret"));
    assertDenied(() -> get(job, "data", "none"));
    assertDenied(() -> get(job, "other", "train/1"));
    assertDenied(() -> job.listObjectsV2(request -> request.bucket("data")));
    assertDenied(() -> job.listObjectsV2(request -> request.bucket("data").prefix("tra")));
    assertDenied(() -> job.headObject(request -> request.bucket("data").key("secret")));
    assertDenied(() -> job.headBucket(request -> request.bucket("other")));
  }

  @Test
  void itWritesItsOutputOnly() {
    put(job, "data", "out/job/model");
    String upload =
        job.createMultipartUpload(request -> request.bucket("data").key("out/job/big")).uploadId();
    job.abortMultipartUpload(request -> request.bucket("data").key("out/job/big").uploadId(upload));
    job.deleteObject(request -> request.bucket("data").key("out/job/model"));

    assertDenied(() -> put(job, "data", "train/1"));
    assertDenied(() -> put(job, "data", "out/job2/model"));
    assertDenied(() -> put(job, "other", "out/job/model"));
    assertDenied(() -> job.deleteObject(request -> request.bucket("data").key("secret")));
    assertDenied(() -> job.createMultipartUpload(request -> request.bucket("data").key("secret")));
    assertDenied(() -> job.createBucket(request -> request.bucket("new-bucket")));
    assertDenied(() -> job.deleteBucket(request -> request.bucket("other")));
    assertThat(get(owner, "data", "secret")).isEqualTo("content");
  }

  @Test
  void aCopyNeedsBothEnds() {
    job.copyObject(
        request ->
            request
                .sourceBucket("data")
                .sourceKey("train/1")
                .destinationBucket("data")
                .destinationKey("out/job/copy"));

    assertDenied(
        () ->
            job.copyObject(
                request ->
                    request
                        .sourceBucket("data")
                        .sourceKey("secret")
                        .destinationBucket("data")
                        .destinationKey("out/job/copy")));
    String upload =
        job.createMultipartUpload(request -> request.bucket("data").key("out/job/big")).uploadId();
    assertDenied(
        () ->
            job.uploadPartCopy(
                request ->
                    request
                        .sourceBucket("data")
                        .sourceKey("secret")
                        .destinationBucket("data")
                        .destinationKey("out/job/big")
                        .uploadId(upload)
                        .partNumber(1)));
  }

  @Test
  void anUploadIsReachedByItsOwnKeyOnly() {
    String upload =
        owner.createMultipartUpload(request -> request.bucket("data").key("secret")).uploadId();

    assertThatThrownBy(
            () ->
                job.uploadPart(
                    request ->
                        request.bucket("data").key("out/job/x").uploadId(upload).partNumber(1),
                    RequestBody.fromString("x")))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
    assertThatThrownBy(
            () ->
                job.abortMultipartUpload(
                    request -> request.bucket("data").key("out/job/x").uploadId(upload)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
  }

  @Test
  void deletingManyDeletesTheAllowedOnes() {
    put(job, "data", "out/job/a");

    var answer =
        job.deleteObjects(
            request ->
                request
                    .bucket("data")
                    .delete(
                        delete ->
                            delete.objects(
                                ObjectIdentifier.builder().key("out/job/a").build(),
                                ObjectIdentifier.builder().key("secret").build())));

    assertThat(answer.errors()).extracting(S3Error::code).containsExactly("AccessDenied");
    assertThat(get(owner, "data", "secret")).isEqualTo("content");
    assertThat(owner.listObjectsV2(request -> request.bucket("data").prefix("out/")).contents())
        .isEmpty();
  }

  @Test
  void aRevokedKeyOpensNothing() {
    keys.remove(JOB);

    assertDenied(() -> get(job, "data", "train/1"));
  }

  @Test
  void theServerItselfNeedsNoKey() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "direct");

    server.storage().put("data", "out/file", file);

    assertThat(get(owner, "data", "out/file")).isEqualTo("direct");
  }
}
