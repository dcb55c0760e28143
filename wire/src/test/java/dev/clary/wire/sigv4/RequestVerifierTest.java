package dev.clary.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.clary.wire.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests signed by AWS's library, whole and tampered with. */
class RequestVerifierTest {
  private static final KeyPair KEY = new KeyPair("AKIDEXAMPLE", "a secret");
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final byte[] BODY = "{\"TrainingJobName\":\"a\"}".getBytes(UTF_8);
  private static final URI ADDRESS = URI.create("http://127.0.0.1:8080/");

  private Instant now = NOW;
  private final RequestVerifier verifier =
      new RequestVerifier(
          id -> Optional.of(KEY).filter(key -> key.accessKeyId().equals(id)), () -> now);

  @Test
  void aSignedRequestTellsWhoSentIt() {
    Credential caller = verifier.verify(signed(), BODY, "sagemaker");

    assertThat(caller)
        .isEqualTo(new Credential("AKIDEXAMPLE", "20300101", "eu-west-1", "sagemaker"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatTheSignerSignsTheVerifierBelieves(long seed) {
    var random = new Random(seed);
    URI address = URI.create("https://localhost:8443" + path(random) + query(random));
    byte[] body = new byte[random.nextInt(200)];
    random.nextBytes(body);
    String method = random.nextBoolean() ? "GET" : "POST";
    Map<String, String> extra =
        Map.of("X-Amz-Target", "a  b\t" + random.nextInt(), "Accept", "*/*");

    HttpMessage request = sign(KEY, method, address, extra, body, "clary");

    assertThatCode(() -> verifier.verify(request, body, "clary"))
        .as(address.toString())
        .doesNotThrowAnyException();
  }

  @Test
  void anotherBodyIsRefused() {
    assertRefused(
        signed(), "{}".getBytes(UTF_8), ErrorCode.INVALID_SIGNATURE, "x-amz-content-sha256");
    assertRefused(
        with(unhashed(), "x-amz-date", "20300101T000000Z"),
        "{}".getBytes(UTF_8),
        ErrorCode.INVALID_SIGNATURE,
        "The request signature we calculated does not match");
  }

  @Test
  void anotherMethodPathQueryOrHeaderIsRefused() {
    HttpMessage request = signed();
    Map<String, List<String>> headers = request.headers();

    for (HttpMessage changed :
        List.of(
            new HttpMessage("PUT", "/", "", headers),
            new HttpMessage("POST", "/a", "", headers),
            new HttpMessage("POST", "/", "a=b", headers),
            with(request, "x-amz-target", "SageMaker.StopTrainingJob"),
            with(request, "host", "elsewhere:8080"))) {
      assertRefused(changed, BODY, ErrorCode.INVALID_SIGNATURE, "does not match");
    }
  }

  @Test
  void anUnknownKeyIsRefusedLikeAnInvalidToken() {
    HttpMessage request =
        sign(new KeyPair("AKIDOTHER", "a secret"), "POST", ADDRESS, Map.of(), BODY, "sagemaker");

    assertRefused(
        request,
        BODY,
        ErrorCode.UNRECOGNIZED_CLIENT,
        "The security token included in the request is invalid.");
  }

  @Test
  void aWrongSecretIsRefused() {
    HttpMessage request =
        sign(new KeyPair("AKIDEXAMPLE", "guess"), "POST", ADDRESS, Map.of(), BODY, "sagemaker");

    assertRefused(request, BODY, ErrorCode.INVALID_SIGNATURE, "Check your AWS Secret Access Key");
  }

  @Test
  void nobodysSecretOpensNothing() {
    HttpMessage request =
        sign(new KeyPair("nobody", "nobody"), "POST", ADDRESS, Map.of(), BODY, "sagemaker");

    assertRefused(request, BODY, ErrorCode.UNRECOGNIZED_CLIENT, "security token");
  }

  @Test
  void aSignatureForAnotherServiceIsRefused() {
    var thrown =
        catchThrowableOfType(
            InvalidSignatureException.class, () -> verifier.verify(signed(), BODY, "logs"));

    assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_SIGNATURE);
    assertThat(thrown).hasMessage("Credential should be scoped to correct service: 'logs'.");
  }

  @ParameterizedTest
  @CsvSource({
    "PT5M1S, 'Signature expired: 20300101T000000Z is now earlier than 20300101T000001Z (20300101T000501Z - 5 min.)'",
    "PT-5M-1S, 'Signature not yet current: 20300101T000000Z is still later than 20291231T235959Z (20291231T235459Z + 5 min.)'",
  })
  void aRequestOfAnotherTimeIsRefused(Duration later, String message) {
    HttpMessage request = signed();
    now = NOW.plus(later);

    assertRefused(request, BODY, ErrorCode.INVALID_SIGNATURE, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT-5M"})
  void fiveMinutesOfSkewAreAllowed(Duration later) {
    HttpMessage request = signed();
    now = NOW.plus(later);

    assertThatCode(() -> verifier.verify(request, BODY, "sagemaker")).doesNotThrowAnyException();
  }

  @Test
  void theDateHeaderServesWhenThereIsNoOther() {
    HttpMessage request =
        with(without(signed(), "x-amz-date"), "date", "Tue, 01 Jan 2030 00:00:00 GMT");

    assertRefused(request, BODY, ErrorCode.INVALID_SIGNATURE, "does not match");
  }

  @Test
  void aRequestWithoutADateIsRefused() {
    assertRefused(
        without(signed(), "x-amz-date"),
        BODY,
        ErrorCode.INCOMPLETE_SIGNATURE,
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "20300101T000000",
        "20300230T000000Z",
        "2030-01-01T00:00:00Z",
        "a, b"
      })
  void aDateThatIsNoneIsRefused(String date) {
    assertRefused(
        with(signed(), "x-amz-date", date),
        BODY,
        ErrorCode.INCOMPLETE_SIGNATURE,
        "Date must be in ISO-8601 'basic format'");
  }

  @Test
  void theScopeMustBeOfTheSameDay() {
    HttpMessage request = replaced(signed(), "/20300101/", "/20291231/");

    assertRefused(request, BODY, ErrorCode.INVALID_SIGNATURE, "Date in Credential scope");
  }

  @Test
  void everyAmazonHeaderMustBeSigned() {
    assertRefused(
        with(signed(), "x-amz-security-token", "t"),
        BODY,
        ErrorCode.INVALID_SIGNATURE,
        "There were headers present in the request which were not signed: [x-amz-security-token]");
  }

  @Test
  void theHostMustBeSigned() {
    HttpMessage request = replaced(signed(), "host;", "");

    assertRefused(request, BODY, ErrorCode.INVALID_SIGNATURE, "'Host' must be a 'SignedHeader'");
  }

  @Test
  void aRequestWithoutASignatureIsToldSo() {
    assertRefused(
        without(signed(), "authorization"),
        BODY,
        ErrorCode.MISSING_AUTHENTICATION_TOKEN,
        "Missing Authentication Token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | requires the algorithm 'AWS4-HMAC-SHA256'",
        "Basic YTpi | requires the algorithm 'AWS4-HMAC-SHA256'",
        "AWS4-HMAC-SHA256  | requires the algorithm 'AWS4-HMAC-SHA256'",
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, Signature=x | requires 'SignedHeaders'",
        "AWS4-HMAC-SHA256 SignedHeaders=host | requires 'Credential' parameter. Authorization header requires 'Signature' parameter.",
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=x | exactly 5 slash-delimited elements",
      })
  void anAuthorizationThatLacksAPartIsIncomplete(String authorization, String message) {
    assertRefused(
        with(signed(), "authorization", authorization),
        BODY,
        ErrorCode.INCOMPLETE_SIGNATURE,
        message);
  }

  @Test
  void anotherTerminatorIsRefused() {
    HttpMessage request = replaced(signed(), "/aws4_request", "/aws5_request");

    assertRefused(request, BODY, ErrorCode.INVALID_SIGNATURE, "terminator: 'aws4_request'");
  }

  @Test
  void aKeyPairDoesNotShowItsSecret() {
    assertThat(KEY.toString()).contains("AKIDEXAMPLE").doesNotContain("a secret");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void garbledHeadersAreRefusedAndNothingElseHappens(long seed) {
    var random = new Random(seed);
    String authorization = signed().header("authorization").orElseThrow();
    var garbled = new StringBuilder(authorization);
    garbled.setCharAt(random.nextInt(garbled.length()), (char) ('!' + random.nextInt(90)));
    if (!garbled.toString().equals(authorization)) {
      HttpMessage request = with(signed(), "authorization", garbled.toString());

      assertThat(
              catchThrowableOfType(
                  InvalidSignatureException.class,
                  () -> verifier.verify(request, BODY, "sagemaker")))
          .as(garbled.toString())
          .isNotNull();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  private void assertRefused(HttpMessage request, byte[] body, ErrorCode code, String message) {
    var thrown =
        catchThrowableOfType(
            InvalidSignatureException.class, () -> verifier.verify(request, body, "sagemaker"));
    assertThat(thrown).hasMessageContaining(message);
    assertThat(thrown.code()).isEqualTo(code);
  }

  private static HttpMessage signed() {
    return sign(
        KEY,
        "POST",
        ADDRESS,
        Map.of("X-Amz-Target", "SageMaker.DescribeTrainingJob"),
        BODY,
        "sagemaker");
  }

  /** As clients sign that send no hash of the body. */
  private static HttpMessage unhashed() {
    return without(signed(), "x-amz-content-sha256");
  }

  private static HttpMessage sign(
      KeyPair key,
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      String service) {
    Map<String, List<String>> all =
        new RequestSigner(key, "eu-west-1", InstantSource.fixed(NOW))
            .sign(method, uri, headers, body, service);
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    return new HttpMessage(method, uri.getRawPath(), query, all);
  }

  private static HttpMessage with(HttpMessage request, String header, String value) {
    var headers = new TreeMap<>(request.headers());
    headers.put(header, List.of(value));
    return new HttpMessage(request.method(), request.path(), request.query(), headers);
  }

  private static HttpMessage without(HttpMessage request, String header) {
    var headers = new TreeMap<>(request.headers());
    headers.remove(header);
    return new HttpMessage(request.method(), request.path(), request.query(), headers);
  }

  private static HttpMessage replaced(HttpMessage request, String from, String to) {
    String authorization = request.header("authorization").orElseThrow();
    return with(request, "authorization", authorization.replace(from, to));
  }

  private static String path(Random random) {
    return random
        .ints(random.nextInt(5), 0, 8)
        .mapToObj(
            i -> List.of("/a", "/b%2Fc", "/%E1%88%B4", "/.", "/..", "/x~y", "//", "/%25").get(i))
        .reduce("/clary", String::concat);
  }

  private static String query(Random random) {
    return random
        .ints(random.nextInt(5), 0, 6)
        .mapToObj(i -> List.of("b=2", "a=1", "a=%20x", "A=%2F", "c", "d=%E1%88%B4").get(i))
        .reduce((first, second) -> first + "&" + second)
        .map(query -> "?" + query)
        .orElse("");
  }
}
