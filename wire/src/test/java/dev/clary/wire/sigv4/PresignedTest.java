package dev.clary.wire.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clary.wire.ErrorCode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Addresses presigned by AWS's library, whole and tampered with. */
class PresignedTest {
  private static final KeyPair KEY = new KeyPair("AKIDEXAMPLE", "a secret");
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final byte[] NOTHING = {};

  private Instant now = NOW;
  private final RequestVerifier verifier =
      new RequestVerifier(
          id -> Optional.of(KEY).filter(key -> key.accessKeyId().equals(id)), () -> now);

  @Test
  void aPresignedRequestTellsWhoSignedIt() {
    HttpMessage request = presigned();

    Credential caller = verifier.verify(request, NOTHING, "sts");

    assertThat(caller).isEqualTo(new Credential("AKIDEXAMPLE", "20300101", "eu-west-1", "sts"));
    assertThat(Credential.claimed(request)).hasValue(caller);
  }

  @Test
  void itHoldsForAsLongAsItSays() {
    HttpMessage request = presigned();

    now = NOW.plus(Duration.ofMinutes(10));
    verifier.verify(request, NOTHING, "sts");
    now = now.plusSeconds(1);

    assertRefused(request, NOTHING, ErrorCode.INVALID_SIGNATURE, "Signature expired");
  }

  @Test
  void itDoesNotHoldBeforeItWasSigned() {
    now = NOW.minus(Duration.ofMinutes(6));

    assertRefused(presigned(), NOTHING, ErrorCode.INVALID_SIGNATURE, "not yet current");
  }

  @ParameterizedTest
  @CsvSource({
    "Action=GetCallerIdentity, Action=AssumeRole",
    "X-Amz-Expires=600, X-Amz-Expires=601",
    "X-Amz-SignedHeaders=host, X-Amz-SignedHeaders=host%3Baccept",
    "Version=2011-06-15, Version=2011-06-15&x=y",
  })
  void anyOtherQueryIsRefused(String from, String to) {
    HttpMessage request = replaced(presigned(), from, to);

    assertRefused(request, NOTHING, ErrorCode.INVALID_SIGNATURE, "does not match");
  }

  @Test
  void anotherBodyIsRefused() {
    assertRefused(presigned(), new byte[] {'a'}, ErrorCode.INVALID_SIGNATURE, "does not match");
  }

  @ParameterizedTest
  @CsvSource({
    "X-Amz-Expires=600, X-Amz-Expires=604801, X-Amz-Expires must be a number",
    "X-Amz-Expires=600, X-Amz-Expires=soon, X-Amz-Expires must be a number",
    "X-Amz-Expires=600, X-Amz-Expires=0, X-Amz-Expires must be a number",
    "X-Amz-Expires=, Expires=, must include 'X-Amz-Expires'",
    "X-Amz-Date=2, X-Amz-Date=x2, Date must be in ISO-8601",
    "X-Amz-Algorithm=AWS4, X-Amz-Algorithm=AWS5, X-Amz-Algorithm only supports",
    "X-Amz-Signature=, Signature=, must include 'X-Amz-Signature'",
  })
  void aQueryThatLacksAPartIsIncomplete(String from, String to, String message) {
    HttpMessage request = replaced(presigned(), from, to);

    assertRefused(request, NOTHING, ErrorCode.INCOMPLETE_SIGNATURE, message);
  }

  @Test
  void theTokenOfKeysThatHoldForAWhileIsFoundInTheQuery() {
    HttpMessage request =
        presigned(AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "a secret", "a/token=="));

    assertThat(Credential.sessionToken(request)).hasValue("a/token==");
    verifier.verify(request, NOTHING, "sts");
  }

  @Test
  void aRequestThatClaimsNothingHasNoCredential() {
    HttpMessage request = new HttpMessage("GET", "/", "X-Amz-Algorithm=no", Map.of());

    assertThat(Credential.claimed(request)).isEmpty();
  }

  private void assertRefused(HttpMessage request, byte[] body, ErrorCode code, String message) {
    var thrown =
        catchThrowableOfType(
            InvalidSignatureException.class, () -> verifier.verify(request, body, "sts"));
    assertThat(thrown).hasMessageContaining(message);
    assertThat(thrown.code()).isEqualTo(code);
  }

  private static HttpMessage presigned() {
    return presigned(AwsCredentialsIdentity.create(KEY.accessKeyId(), KEY.secretAccessKey()));
  }

  private static HttpMessage presigned(AwsCredentialsIdentity identity) {
    URI uri = URI.create("http://localhost:8080/?Action=GetCallerIdentity&Version=2011-06-15");
    SdkHttpRequest request = SdkHttpRequest.builder().uri(uri).method(SdkHttpMethod.GET).build();
    var signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(identity)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sts")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(10))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
            .request();
    return new HttpMessage(
        "GET", "/", signed.encodedQueryParameters().orElseThrow(), signed.headers());
  }

  private static HttpMessage replaced(HttpMessage request, String from, String to) {
    return new HttpMessage(
        request.method(),
        request.path(),
        request.query().replaceFirst("(^|&)" + from, "$1" + to),
        request.headers());
  }
}
