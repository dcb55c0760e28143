package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.objects.access.AccessKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is refused of requests that are signed wrongly, partly, too early or too late. */
final class SignatureIT {
  @TempDir static Path directory;
  private static S3Server server;

  @BeforeAll
  static void startServer() throws IOException {
    server = S3Server.start(directory, Map.of(S3Clients.ID, AccessKey.unlimited(S3Clients.SECRET)));
    server.storage().store().createBucket("bucket");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static SignedCall put(String key) {
    return new SignedCall(server, SdkHttpMethod.PUT, "/bucket/" + key);
  }

  private static SignedCall get(String key) {
    return new SignedCall(server, SdkHttpMethod.GET, "/bucket/" + key);
  }

  private static void assertRefused(SignedCall.Answer answer, int status, String code) {
    assertThat(answer.code()).as(answer.head() + answer.body()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("<RequestId>");
  }

  private static boolean exists(String key) throws IOException {
    return server.storage().store().find("bucket", key).isPresent();
  }

  @Test
  void aSignedPutIsKept() throws IOException {
    SignedCall.Answer answer = put("signed").body("content").send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(get("signed").send().body()).isEqualTo("content");
  }

  @Test
  void anUnsignedBodyIsKeptIfTheSignatureSaysSo() throws IOException {
    SignedCall.Answer answer = put("unsigned").body("content").unsignedBody().send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void aBodyThatIsNotTheSignedOneIsRefused() throws IOException {
    assertRefused(
        put("hash").body("content").sendBody("tampere"), 400, "XAmzContentSHA256Mismatch");
    assertThat(exists("hash")).isFalse();
  }

  @Test
  void aTamperedSignatureIsRefusedBeforeTheBodyIsRead() throws IOException {
    SignedCall call = put("tampered").header("x-amz-meta-a", "b").body("content");

    SignedCall.Answer answer = call.sendWith("x-amz-meta-a", "c");

    assertRefused(answer, 403, "SignatureDoesNotMatch");
    assertThat(exists("tampered")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x-amz-meta-role", "X-Amz-Copy-Source", "x-amz-acl", "x-amz-security-token"})
  void aHeaderThatIsNotSignedIsRefused(String name) throws IOException {
    assertRefused(put("header").body("x").sendWith(name, "/bucket/signed"), 403, "AccessDenied");
    assertRefused(
        put("header").body("x").presigned(Duration.ofMinutes(1)).sendWith(name, "/bucket/signed"),
        403,
        "AccessDenied");
    assertThat(exists("header")).isFalse();
  }

  @Test
  void timesMayDifferByAQuarterOfAnHour() throws IOException {
    Instant now = Instant.now();

    assertThat(put("early").body("x").at(now.minusSeconds(14 * 60)).send().status()).isEqualTo(200);
    assertThat(put("late").body("x").at(now.plusSeconds(14 * 60)).send().status()).isEqualTo(200);
    assertRefused(
        put("a").body("x").at(now.minusSeconds(16 * 60)).send(), 403, "RequestTimeTooSkewed");
    assertRefused(
        put("a").body("x").at(now.plusSeconds(16 * 60)).send(), 403, "RequestTimeTooSkewed");
  }

  @Test
  void aPresignedRequestEnds() throws IOException {
    put("presigned").body("content").send();
    Instant hourAgo = Instant.now().minusSeconds(3600);

    assertThat(get("presigned").at(hourAgo).presigned(Duration.ofHours(2)).send().body())
        .isEqualTo("content");
    assertRefused(
        get("presigned").at(hourAgo).presigned(Duration.ofMinutes(59)).send(), 403, "AccessDenied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&X-Amz-Expires=604801",
        "&X-Amz-Expires=0",
        "&X-Amz-Expires=-1",
        "&X-Amz-Expires=x"
      })
  void aPresignedRequestSaysWhenItEnds(String expires) throws IOException {
    String query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDTEST&X-Amz-Date=20300101T000000Z"
            + "&X-Amz-SignedHeaders=host&X-Amz-Signature=0";

    SignedCall.Answer answer = anonymous("/bucket/key?" + query + expires);

    assertRefused(answer, 403, "AccessDenied");
    assertThat(answer.body()).contains("X-Amz-Expires must be between 1 and 604800 seconds");
  }

  @Test
  void nobodyIsServedWithoutASignature() throws IOException {
    try (S3Client stranger = S3Clients.client(server.url(), "UNKNOWN", "secret")) {
      assertThatThrownBy(stranger::listBuckets)
          .isInstanceOfSatisfying(
              S3Exception.class,
              e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAccessKeyId"));
    }
    assertRefused(anonymous("/bucket/signed"), 403, "AccessDenied");
    assertRefused(anonymous("/"), 403, "AccessDenied");
    assertRefused(anonymous("/healthz"), 404, "NoSuchBucket");
    assertRefused(
        anonymous("/bucket/signed?AWSAccessKeyId=AKIDTEST&Signature=x"), 403, "AccessDenied");
  }

  private static SignedCall.Answer anonymous(String path) throws IOException {
    return SignedCall.plain(
        server, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".formatted(path));
  }

  @Test
  void aBucketIsNamedByTheHost() throws IOException {
    String host = "bucket." + S3Server.HOST;
    var answer =
        new SignedCall(server, SdkHttpMethod.PUT, "/a%20b/%C3%BC").host(host).body("x").send();
    var listed =
        new SignedCall(server, SdkHttpMethod.GET, "/").host(host).query("prefix", "a b/").send();
    var buckets = new SignedCall(server, SdkHttpMethod.GET, "/").host(S3Server.HOST).send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(listed.body()).contains("<Key>a b/ü</Key>");
    assertThat(buckets.body()).contains("<ListAllMyBucketsResult", "<Name>bucket</Name>");
    assertThat(exists("a b/ü")).isTrue();
  }

  @Test
  void contentThatIsShorterThanAnnouncedIsNotKept() throws IOException {
    SignedCall.Answer answer = put("short").body("content").unsignedBody().sendBody("con");

    assertThat(answer.status()).isNotEqualTo(200);
    assertThat(exists("short")).isFalse();
  }

  @Test
  void chunksAreCheckedToTheLast() throws IOException {
    SignedCall.Answer answer = put("chunks").body("hello").chunked().send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(get("chunks").send().body()).isEqualTo("hello");
    assertThat(get("chunks").header("x-amz-checksum-mode", "ENABLED").send().head())
        .containsIgnoringCase("x-amz-checksum-crc32: NhCmhg==");
    assertRefused(
        put("chunks").body("hello").chunked().sendReplaced("hello", "hullo"),
        403,
        "SignatureDoesNotMatch");
    assertRefused(
        put("chunks")
            .body("hello")
            .chunked()
            .sendReplaced("0;chunk-signature=", "0;chunk-signature=0"),
        403,
        "SignatureDoesNotMatch");
    assertThat(get("chunks").send().body()).isEqualTo("hello");
  }

  @Test
  void aChecksumBehindUnsignedContentIsCheckedAndKept() throws IOException {
    SignedCall.Answer answer = put("trailer").body("hello").chunked().unsignedBody().send();

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(get("trailer").header("x-amz-checksum-mode", "ENABLED").send().head())
        .containsIgnoringCase("x-amz-checksum-crc32: NhCmhg==");
    assertRefused(
        put("trailer").body("hello").chunked().unsignedBody().sendReplaced("NhCmhg", "NhCmhh"),
        400,
        "BadDigest");
    assertRefused(
        put("trailer").body("hello").chunked().unsignedBody().sendReplaced("hello", "hullo"),
        400,
        "BadDigest");
    assertRefused(
        put("trailer").body("hello").chunked().unsignedBody().sendBody("5\r\nhello\r\n"),
        400,
        "IncompleteBody");
    assertThat(get("trailer").send().body()).isEqualTo("hello");
  }
}
