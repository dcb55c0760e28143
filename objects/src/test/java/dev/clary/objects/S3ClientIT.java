package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.objects.access.AccessKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Every operation that is served, by the unmodified AWS SDK for Java. */
final class S3ClientIT {
  private static final int PART_BYTES = 5 << 20;
  private static final String HELLO_ETAG = "\"5d41402abc4b2a76b9719d911017c592\"";

  @TempDir static Path directory;
  private static S3Server server;
  private static S3Client s3;
  private static int buckets;

  private String bucket;

  @BeforeAll
  static void startServer() {
    server = S3Server.start(directory, Map.of(S3Clients.ID, AccessKey.unlimited(S3Clients.SECRET)));
    s3 = S3Clients.client(server.url());
  }

  @AfterAll
  static void stopServer() {
    s3.close();
    server.close();
  }

  @BeforeEach
  void createBucket() {
    bucket = "bucket-" + buckets++;
    s3.createBucket(request -> request.bucket(bucket));
  }

  private String put(String key, String content) {
    return s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content))
        .eTag();
  }

  private String get(String key) {
    return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable call, int status, String code) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            S3Exception.class,
            error -> {
              assertThat(error.statusCode()).isEqualTo(status);
              assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
            });
  }

  @Test
  void bucketsAreCreatedFoundListedAndDeleted() {
    assertThat(s3.listBuckets().buckets()).extracting(found -> found.name()).contains(bucket);
    s3.headBucket(request -> request.bucket(bucket).expectedBucketOwner("123456789012"));
    assertThatThrownBy(() -> s3.createBucket(request -> request.bucket(bucket)))
        .isInstanceOf(BucketAlreadyOwnedByYouException.class);
    assertThat(s3.getBucketLocation(request -> request.bucket(bucket)).locationConstraintAsString())
        .isNullOrEmpty();

    put("key", "content");
    assertRefused(() -> s3.deleteBucket(request -> request.bucket(bucket)), 409, "BucketNotEmpty");
    s3.deleteObject(request -> request.bucket(bucket).key("key"));
    s3.deleteBucket(request -> request.bucket(bucket));

    assertThatThrownBy(() -> s3.headBucket(request -> request.bucket(bucket)))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void aBucketIsCreatedWithALocation() {
    s3.createBucket(
        request ->
            request
                .bucket(bucket + "-eu")
                .createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

    s3.headBucket(request -> request.bucket(bucket + "-eu"));
  }

  @Test
  void anObjectComesBackWithAllThatWasPutWithIt() {
    s3.putObject(
        request ->
            request
                .bucket(bucket)
                .key("key")
                .contentType("text/x")
                .cacheControl("no-store")
                .contentDisposition("attachment")
                .contentEncoding("identity")
                .contentLanguage("en")
                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                .ssekmsKeyId("ignored")
                .metadata(Map.of("user", "value")),
        RequestBody.fromString("hello"));

    HeadObjectResponse head = s3.headObject(request -> request.bucket(bucket).key("key"));

    assertThat(get("key")).isEqualTo("hello");
    assertThat(head.eTag()).isEqualTo(HELLO_ETAG);
    assertThat(head.contentLength()).isEqualTo(5);
    assertThat(head.contentType()).isEqualTo("text/x");
    assertThat(head.cacheControl()).isEqualTo("no-store");
    assertThat(head.contentDisposition()).isEqualTo("attachment");
    assertThat(head.contentEncoding()).isEqualTo("identity");
    assertThat(head.contentLanguage()).isEqualTo("en");
    assertThat(head.metadata()).isEqualTo(Map.of("user", "value"));
    assertThat(head.lastModified()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ck", "ck/child", "..", "a/../b", "./x", "//double", "a//b", "end/", "a b/ü+%.txt",
        "日本/🎉", "%2F", "\\back", "tab\tline\n", "q?x=1&y", "quote'\"<>&", "*", "~", "healthz"
      })
  void anyKeyIsServed(String key) {
    put(key, "content of " + key);

    List<S3Object> listed = s3.listObjectsV2(request -> request.bucket(bucket)).contents();

    assertThat(get(key)).isEqualTo("content of " + key);
    assertThat(listed).extracting(S3Object::key).containsExactly(key);
  }

  @Test
  void aPathPartMayBeLongerThanAFileName() {
    String key = "x".repeat(500) + "/" + "y".repeat(500);
    put(key, "content");

    assertThat(get(key)).isEqualTo("content");
    assertRefused(() -> put("x".repeat(1025), "too long"), 400, "KeyTooLongError");
  }

  @Test
  void aPutMayDependOnWhatIsThere() {
    String etag = put("claim", "first");

    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(bucket).key("claim").ifNoneMatch("*"),
                RequestBody.fromString("second")),
        412,
        "PreconditionFailed");
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(bucket).key("claim").ifMatch("\"other\""),
                RequestBody.fromString("second")),
        412,
        "PreconditionFailed");
    assertThat(get("claim")).isEqualTo("first");
    s3.putObject(
        request -> request.bucket(bucket).key("claim").ifMatch(etag),
        RequestBody.fromString("third"));
    assertThat(get("claim")).isEqualTo("third");
  }

  @Test
  void aReadMayDependOnWhatIsThere() {
    String etag = put("key", "hello");

    assertThatThrownBy(
            () ->
                s3.getObjectAsBytes(request -> request.bucket(bucket).key("key").ifNoneMatch(etag)))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
    assertRefused(
        () -> s3.getObjectAsBytes(request -> request.bucket(bucket).key("key").ifMatch("\"x\"")),
        412,
        "PreconditionFailed");
    assertThatThrownBy(() -> get("none")).isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.headObject(request -> request.bucket(bucket).key("none")))
        .isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  void aRangeIsServed() {
    put("key", "hello");

    assertThat(range("bytes=1-2")).isEqualTo("el");
    assertThat(range("bytes=3-")).isEqualTo("lo");
    assertThat(range("bytes=-2")).isEqualTo("lo");
    assertThat(range("bytes=3-99")).isEqualTo("lo");
    assertRefused(() -> range("bytes=5-6"), 416, "InvalidRange");
  }

  private String range(String range) {
    return s3.getObjectAsBytes(request -> request.bucket(bucket).key("key").range(range))
        .asUtf8String();
  }

  @Test
  void objectsAreListedInPagesAndGroups() {
    var keys = List.of("a/1", "a/2", "b", "c/1", "d", "e/f/1");
    keys.forEach(key -> put(key, "x"));

    var paged = new ArrayList<String>();
    s3.listObjectsV2Paginator(request -> request.bucket(bucket).maxKeys(2))
        .contents()
        .forEach(object -> paged.add(object.key()));
    var grouped = s3.listObjectsV2(request -> request.bucket(bucket).delimiter("/"));
    var first = s3.listObjects(request -> request.bucket(bucket).delimiter("/").maxKeys(1));
    var second =
        s3.listObjects(request -> request.bucket(bucket).delimiter("/").marker(first.nextMarker()));

    assertThat(paged).isEqualTo(keys);
    assertThat(grouped.contents()).extracting(S3Object::key).containsExactly("b", "d");
    assertThat(grouped.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly("a/", "c/", "e/");
    assertThat(first.isTruncated()).isTrue();
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("b", "d");
    assertThat(
            s3.listObjectsV2(request -> request.bucket(bucket).prefix("e/").startAfter("e/a"))
                .contents())
        .extracting(S3Object::key)
        .containsExactly("e/f/1");
  }

  @Test
  void objectsAreCopiedWithTheirAttributesOrNewOnes() {
    s3.putObject(
        request -> request.bucket(bucket).key("from/ü").metadata(Map.of("a", "b")),
        RequestBody.fromString("hello"));

    String etag =
        s3.copyObject(
                request ->
                    request
                        .sourceBucket(bucket)
                        .sourceKey("from/ü")
                        .destinationBucket(bucket)
                        .destinationKey("to"))
            .copyObjectResult()
            .eTag();
    s3.copyObject(
        request ->
            request
                .sourceBucket(bucket)
                .sourceKey("from/ü")
                .destinationBucket(bucket)
                .destinationKey("from/ü")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("c", "d")));

    assertThat(etag).isEqualTo(HELLO_ETAG);
    assertThat(get("to")).isEqualTo("hello");
    assertThat(s3.headObject(request -> request.bucket(bucket).key("to")).metadata())
        .isEqualTo(Map.of("a", "b"));
    assertThat(s3.headObject(request -> request.bucket(bucket).key("from/ü")).metadata())
        .isEqualTo(Map.of("c", "d"));
  }

  @Test
  void manyObjectsAreDeletedInOneCall() {
    put("a", "1");
    put("b", "2");

    var deleted =
        s3.deleteObjects(
            request ->
                request
                    .bucket(bucket)
                    .delete(
                        delete ->
                            delete.objects(
                                ObjectIdentifier.builder().key("a").build(),
                                ObjectIdentifier.builder().key("none").build())));

    assertThat(deleted.deleted())
        .extracting(DeletedObject::key)
        .containsExactlyInAnyOrder("a", "none");
    assertThat(s3.listObjectsV2(request -> request.bucket(bucket)).contents())
        .extracting(S3Object::key)
        .containsExactly("b");
  }

  @ParameterizedTest
  @EnumSource(names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void checksumsAreKept(ChecksumAlgorithm algorithm) {
    s3.putObject(
        request -> request.bucket(bucket).key("key").checksumAlgorithm(algorithm),
        RequestBody.fromString("hello"));

    HeadObjectResponse head =
        s3.headObject(
            request -> request.bucket(bucket).key("key").checksumMode(ChecksumMode.ENABLED));

    assertThat(
            List.of(
                String.valueOf(head.checksumCRC32()),
                String.valueOf(head.checksumCRC32C()),
                String.valueOf(head.checksumSHA1()),
                String.valueOf(head.checksumSHA256())))
        .containsOnlyOnce(
            switch (algorithm) {
              case CRC32 -> "NhCmhg==";
              case CRC32_C -> "mnG7TA==";
              case SHA1 -> "qvTGHdzF6KLavt4PO0gs2a6pQ00=";
              default -> "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
            });
    assertThat(head.checksumType()).isEqualTo(ChecksumType.FULL_OBJECT);
  }

  @Test
  void aWrongChecksumIsRefusedAndNothingIsPut() {
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(bucket).key("key").checksumCRC32("AAAAAA=="),
                RequestBody.fromString("hello")),
        400,
        "BadDigest");
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(bucket).key("key").contentMD5("AAAAAAAAAAAAAAAAAAAAAA=="),
                RequestBody.fromString("hello")),
        400,
        "BadDigest");
    assertThatThrownBy(() -> get("key")).isInstanceOf(NoSuchKeyException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPOSITE", "FULL_OBJECT"})
  void anObjectIsUploadedInParts(ChecksumType type) {
    byte[] content = new byte[2 * PART_BYTES + 1000];
    new SplittableRandom(1).nextBytes(content);
    String upload =
        s3.createMultipartUpload(
                request ->
                    request
                        .bucket(bucket)
                        .key("key")
                        .contentType("x/y")
                        .metadata(Map.of("a", "b"))
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                        .checksumType(type))
            .uploadId();

    List<CompletedPart> parts = uploadParts(upload, content);
    var listed = s3.listParts(request -> request.bucket(bucket).key("key").uploadId(upload));
    assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads()).hasSize(1);
    complete(upload, parts);
    complete(upload, parts);

    HeadObjectResponse head =
        s3.headObject(
            request -> request.bucket(bucket).key("key").checksumMode(ChecksumMode.ENABLED));
    assertThat(listed.parts()).extracting(Part::partNumber).containsExactly(1, 2, 3);
    assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("key")).asByteArray())
        .isEqualTo(content);
    assertThat(head.eTag()).endsWith("-3\"");
    assertThat(head.contentType()).isEqualTo("x/y");
    assertThat(head.metadata()).isEqualTo(Map.of("a", "b"));
    assertThat(head.checksumType()).isEqualTo(type);
    assertThat(head.checksumCRC32())
        .isEqualTo(
            type == ChecksumType.FULL_OBJECT ? crc32(content) : crc32OfParts(content) + "-3");
  }

  private static String crc32(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  private static String crc32OfParts(byte[] content) {
    var values = new ByteArrayOutputStream();
    for (int from = 0; from < content.length; from += PART_BYTES) {
      int to = Math.min(from + PART_BYTES, content.length);
      values.writeBytes(Base64.getDecoder().decode(crc32(Arrays.copyOfRange(content, from, to))));
    }
    return crc32(values.toByteArray());
  }

  private List<CompletedPart> uploadParts(String upload, byte[] content) {
    var parts = new ArrayList<CompletedPart>();
    for (int from = 0; from < content.length; from += PART_BYTES) {
      int number = parts.size() + 1;
      byte[] part = Arrays.copyOfRange(content, from, Math.min(from + PART_BYTES, content.length));
      var uploaded =
          s3.uploadPart(
              request ->
                  request
                      .bucket(bucket)
                      .key("key")
                      .uploadId(upload)
                      .partNumber(number)
                      .checksumAlgorithm(ChecksumAlgorithm.CRC32),
              RequestBody.fromBytes(part));
      parts.add(
          CompletedPart.builder()
              .partNumber(number)
              .eTag(uploaded.eTag())
              .checksumCRC32(uploaded.checksumCRC32())
              .build());
    }
    return parts;
  }

  private void complete(String upload, List<CompletedPart> parts) {
    s3.completeMultipartUpload(
        request ->
            request
                .bucket(bucket)
                .key("key")
                .uploadId(upload)
                .multipartUpload(done -> done.parts(parts)));
  }

  @Test
  void anUploadIsGivenUp() {
    String upload =
        s3.createMultipartUpload(request -> request.bucket(bucket).key("key")).uploadId();
    s3.uploadPart(
        request -> request.bucket(bucket).key("key").uploadId(upload).partNumber(1),
        RequestBody.fromString("part"));

    s3.abortMultipartUpload(request -> request.bucket(bucket).key("key").uploadId(upload));

    assertThat(s3.listMultipartUploads(request -> request.bucket(bucket)).uploads()).isEmpty();
    assertThatThrownBy(
            () ->
                s3.uploadPart(
                    request -> request.bucket(bucket).key("key").uploadId(upload).partNumber(2),
                    RequestBody.fromString("part")))
        .isInstanceOf(NoSuchUploadException.class);
  }

  @Test
  void partsAreCopiedFromObjects() {
    put("source", "0123456789");
    String upload =
        s3.createMultipartUpload(request -> request.bucket(bucket).key("key")).uploadId();

    String etag =
        s3.uploadPartCopy(
                request ->
                    request
                        .sourceBucket(bucket)
                        .sourceKey("source")
                        .copySourceRange("bytes=2-4")
                        .destinationBucket(bucket)
                        .destinationKey("key")
                        .uploadId(upload)
                        .partNumber(1))
            .copyPartResult()
            .eTag();
    complete(upload, List.of(CompletedPart.builder().partNumber(1).eTag(etag).build()));

    assertThat(get("key")).isEqualTo("234");
  }

  @Test
  void presignedRequestsNeedNoKey() throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    try (S3Presigner presigner = S3Clients.presigner(server.url())) {
      URI put =
          presigner
              .presignPutObject(
                  request ->
                      request
                          .signatureDuration(Duration.ofMinutes(1))
                          .putObjectRequest(object -> object.bucket(bucket).key("a b/ü")))
              .url()
              .toString()
              .transform(URI::create);
      URI get =
          presigner
              .presignGetObject(
                  request ->
                      request
                          .signatureDuration(Duration.ofMinutes(1))
                          .getObjectRequest(object -> object.bucket(bucket).key("a b/ü")))
              .url()
              .toString()
              .transform(URI::create);

      // A type that makes servers look for parameters in the body.
      var answer =
          http.send(
              HttpRequest.newBuilder(put)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .PUT(HttpRequest.BodyPublishers.ofString("uploadId=1&acl="))
                  .build(),
              BodyHandlers.ofString());
      var read = http.send(HttpRequest.newBuilder(get).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(read.body()).isEqualTo("uploadId=1&acl=");
    }
  }

  @Test
  void whatWouldMakeAnObjectPublicIsRefused() {
    assertRefused(
        () ->
            s3.putObject(
                request -> request.bucket(bucket).key("key").acl("public-read"),
                RequestBody.fromString("x")),
        501,
        "NotImplemented");
    s3.putObject(
        request -> request.bucket(bucket).key("key").acl("bucket-owner-full-control"),
        RequestBody.fromBytes("x".getBytes(StandardCharsets.UTF_8)));
    assertThat(get("key")).isEqualTo("x");
  }
}
