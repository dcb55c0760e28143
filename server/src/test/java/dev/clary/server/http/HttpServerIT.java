package dev.clary.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.JobsServer;
import dev.clary.server.certificate.ServerCertificate;
import dev.clary.server.keys.Keys;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.sigv4.KeyPair;
import dev.clary.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request meets before an operation sees it, byte by byte. */
class HttpServerIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final String LIST = "SageMaker.ListTrainingJobs";

  @TempDir Path directory;
  private JobsServer server;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSignedRequestIsAnsweredWithARequestId() throws IOException {
    String answer = post(LIST, "{}");

    assertThat(answer)
        .startsWith("HTTP/1.1 200 ")
        .containsPattern("x-amzn-RequestId: [0-9a-f]{8}-[0-9a-f-]{27}\r\n")
        .contains("Content-Type: application/x-amz-json-1.1\r\n")
        .endsWith("\r\n\r\n{\"TrainingJobSummaries\":[]}");
  }

  @Test
  void anUnsignedRequestIsRefused() throws IOException {
    String answer = send("POST / HTTP/1.1", Map.of("X-Amz-Target", LIST), "{}");

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("\"__type\":\"MissingAuthenticationTokenException\"");
  }

  @Test
  void aBodyThatWasChangedAfterSigningIsRefused() throws IOException {
    Map<String, String> signed = signed("POST", "/", LIST, "{}", "sagemaker");

    assertThat(send("POST / HTTP/1.1", signed, "{ }"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"__type\":\"InvalidSignatureException\"");
  }

  @Test
  void aSignatureForAnotherServiceIsRefused() throws IOException {
    Map<String, String> signed = signed("POST", "/", LIST, "{}", "logs");

    assertThat(send("POST / HTTP/1.1", signed, "{}"))
        .contains("\"__type\":\"InvalidSignatureException\"")
        .contains("'sagemaker'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SageMaker.CreateProcessingJob",
        "SageMaker.NoSuchOperation",
        "SageMaker",
        "DynamoDB_20120810.ListTables"
      })
  void anOperationThatIsNotServedIsNamed(String target) throws IOException {
    assertThat(post(target, "{}"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"__type\":\"UnknownOperationException\"")
        .contains(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "\"text\"", "{\"MaxResults\": 1}x", "{\"a\": \u0000}", "{'a': 1}"})
  void aBodyThatIsNoJsonObjectIsRefused(String body) throws IOException {
    assertThat(post(LIST, body))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"__type\":\"SerializationException\"");
  }

  @Test
  void jsonNestedWithoutEndIsRefused() throws IOException {
    assertThat(post(LIST, "{\"a\":".repeat(100_000)))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"__type\":\"SerializationException\"");
  }

  @Test
  void aNameThatSomebodyElseGaveToThisMachineIsRefused() throws IOException {
    Map<String, String> signed = signed("POST", "/", LIST, "{}", "sagemaker");
    signed.put("Host", "evil.example.com:" + server.url().getPort());

    assertThat(send("POST / HTTP/1.1", signed, "{}"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"__type\":\"AccessDeniedException\"")
        .contains("evil.example.com");
  }

  @Test
  void aBodyOverTheLimitIsRefusedBeforeItIsRead() throws IOException {
    String tooLong = Integer.toString(RequestHandler.BODY_LIMIT + 1);

    String answer =
        send("POST / HTTP/1.1", Map.of("X-Amz-Target", LIST, "Content-Length", tooLong), "{}");

    assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .contains("\"__type\":\"RequestEntityTooLargeException\"");
  }

  @Test
  void aBodyOfUnknownLengthIsReadUpToTheLimit() throws IOException {
    var chunks = new StringBuilder();
    String chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
    for (int megabyte = 0; megabyte < 9; megabyte++) {
      chunks.append(chunk);
    }

    String answer =
        send(
            "POST / HTTP/1.1",
            Map.of("X-Amz-Target", LIST, "Transfer-Encoding", "chunked"),
            chunks + "0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void headersOverTheLimitAreRefusedInOurForm() throws IOException {
    String answer = send("POST / HTTP/1.1", Map.of("X-Long", "x".repeat(40_000)), "{}");

    assertThat(answer).startsWith("HTTP/1.1 431 ").contains("\"__type\":").doesNotContain("<html");
  }

  @Test
  void whatIsNoHttpIsRefusedWithoutAWordAboutTheInside() throws IOException {
    String answer = send("NONSENSE", Map.of(), "");

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .doesNotContain("jetty", "Exception:", "\tat ", "<html");
  }

  @Test
  void aRequestThatNamesNothingIsRefused() throws IOException {
    assertThat(send("GET / HTTP/1.1", Map.of(), ""))
        .startsWith("HTTP/1.1 400 ")
        .contains("UnknownOperationException");
  }

  @Test
  void aPathThatLeadsNowhereElseIsAnObjectThatNobodyMayReadWithoutAKey() throws IOException {
    assertThat(send("GET /favicon.ico HTTP/1.1", Map.of(), ""))
        .startsWith("HTTP/1.1 403 ")
        .contains("<Code>AccessDenied</Code>");
  }

  @Test
  void anObjectIsNotAskedForUnderANameThatSomebodyElseGaveToThisMachine() throws IOException {
    Map<String, String> signed = signed("GET", "/bucket/key", "", "", "s3");
    signed.put("Host", "evil.example.com:" + server.url().getPort());

    assertThat(send("GET /bucket/key HTTP/1.1", signed, ""))
        .startsWith("HTTP/1.1 403 ")
        .contains("<Code>AccessDenied</Code>")
        .contains("http.names");
  }

  @Test
  void aLengthThatIsGivenTwiceIsRefused() throws IOException {
    String twice = "POST / HTTP/1.1\r\nContent-Length: 2";

    assertThat(send(twice, signed("POST", "/", LIST, "{}", "sagemaker"), "{}"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var settings = new HttpServer.Settings("0.0.0.0", taken.getLocalPort(), Set.of());

      assertThatThrownBy(
              () ->
                  HttpServer.listen(
                      settings, handler(), new ProtocolErrors(new JsonCodec()), tls()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on 0.0.0.0, port " + taken.getLocalPort())
          .hasMessageContaining("in use");
    }
  }

  private TlsDetection tls() {
    return new TlsDetection(ServerCertificate.own(directory, Set.of(), InstantSource.system()));
  }

  private RequestHandler handler() {
    return new RequestHandler(
        new Routes(
            new HostCheck(Set.of()),
            new Signatures(Keys.open(directory, InstantSource.system()), InstantSource.system()),
            List.of(),
            new JsonRoute(new JsonCodec(), Map.of())));
  }

  private String post(String target, String body) throws IOException {
    return send("POST / HTTP/1.1", signed("POST", "/", target, body, "sagemaker"), body);
  }

  private Map<String, String> signed(
      String method, String path, String target, String body, String service) {
    KeyPair key = server.pair(JobsServer.ADMINISTRATOR);
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    URI uri = server.url().resolve(path);
    new RequestSigner(key, "us-east-1", InstantSource.system())
        .sign(method, uri, Map.of("X-Amz-Target", target), body.getBytes(UTF_8), service)
        .forEach((name, values) -> headers.put(name, values.get(0)));
    return headers;
  }

  /** Sends a request as text and reads until the server closes the connection. */
  private String send(String requestLine, Map<String, String> headers, String body)
      throws IOException {
    var head = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    head.put("Host", server.url().getAuthority());
    head.put("Connection", "close");
    if (!headers.containsKey("Transfer-Encoding")) {
      head.put("Content-Length", Integer.toString(body.getBytes(UTF_8).length));
    }
    head.putAll(headers);
    var text = new StringBuilder(requestLine).append("\r\n");
    head.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
      socket.setSoTimeout((int) DEADLINE.toMillis());
      socket.getOutputStream().write((text + "\r\n" + body).getBytes(UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
