package dev.clary.wire.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.shape.CreateTrainingJobResponse;
import dev.clary.wire.shape.GetLogEventsRequest;
import dev.clary.wire.shape.GetLogEventsResponse;
import dev.clary.wire.shape.OutputLogEvent;
import dev.clary.wire.shape.StopTrainingJobRequest;
import dev.clary.wire.sigv4.HttpMessage;
import dev.clary.wire.sigv4.KeyPair;
import dev.clary.wire.sigv4.RequestSigner;
import dev.clary.wire.sigv4.RequestVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a server that verifies what it gets and answers what it is told. */
class ClaryClientIT {
  private static final KeyPair KEY = new KeyPair("AKIDEXAMPLE", "a secret");
  private static final InstantSource TIME =
      InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

  private final BlockingQueue<Received> received = new ArrayBlockingQueue<>(10);
  private final RequestVerifier verifier = new RequestVerifier(id -> Optional.of(KEY), TIME);
  private HttpServer server;
  private ClaryClient client;

  private record Received(String line, String target, String body, String service) {}

  private record Answer(int status, String body) {}

  private Answer answer = new Answer(200, "");
  private int bytesPromised;
  private boolean hangUp;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    URI serviceUrl = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client = new ClaryClient(serviceUrl, KEY, "eu-west-1", TIME);
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void anOperationOfSageMakerIsCalledAndSigned() {
    answer = new Answer(200, "{\"TrainingJobArn\":\"arn:1\",\"Future\":true}");

    CreateTrainingJobResponse created =
        client.call(
            "CreateTrainingJob", new StopTrainingJobRequest("é"), CreateTrainingJobResponse.class);

    assertThat(created).isEqualTo(new CreateTrainingJobResponse("arn:1"));
    assertThat(received)
        .containsExactly(
            new Received(
                "POST /",
                "SageMaker.CreateTrainingJob",
                "{\"TrainingJobName\":\"é\"}",
                "sagemaker"));
  }

  @Test
  void anOperationOfLogsIsCalledAndSignedForLogs() {
    answer = new Answer(200, "{\"events\":[{\"timestamp\":5,\"message\":\"hi\"}]}");

    GetLogEventsResponse events =
        client.call(
            new Target(Service.LOGS, "GetLogEvents"),
            new GetLogEventsRequest("g", null, "s", null, null, null, null, true, null),
            GetLogEventsResponse.class);

    assertThat(events.events()).containsExactly(new OutputLogEvent(5L, "hi", null));
    assertThat(received)
        .containsExactly(
            new Received(
                "POST /",
                "Logs_20140328.GetLogEvents",
                "{\"logGroupName\":\"g\",\"logStreamName\":\"s\",\"startFromHead\":true}",
                "logs"));
  }

  @Test
  void anOperationWithoutAnAnswerGivesAnEmptyObject() {
    var stopped =
        client.call(
            new Target(Service.SAGEMAKER, "StopTrainingJob"), new StopTrainingJobRequest("a"));

    assertThat(stopped.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/clary/v1/jobs",
        "/clary/v1/jobs/a%2Fb/explanations?from=3&name=%C3%A9%20%2B&empty",
        "/clary/v1/jobs/a.b-c_d~e/"
      })
  void claryItselfIsReadUnderItsOwnName(String path) {
    answer = new Answer(200, "{\"a\":[1]}");

    assertThat(client.get(path).at("/a/0").asInt()).isEqualTo(1);
    assertThat(received).containsExactly(new Received("GET " + path, "", "", "clary"));
  }

  @Test
  void claryItselfIsWrittenUnderItsOwnName() {
    client.post("/clary/v1/keys", Map.of("role", "reader"));

    assertThat(received)
        .containsExactly(new Received("POST /clary/v1/keys", "", "{\"role\":\"reader\"}", "clary"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, '{\"__type\":\"ResourceNotFound\",\"message\":\"gone\"}', ResourceNotFound, gone",
    "400, '{\"__type\":\"com.amazon#ResourceNotFound:http://x\",\"Message\":\"gone\"}', ResourceNotFound, gone",
    "500, '{}', HTTP 500, HTTP 500",
  })
  void anErrorIsThrownWithItsName(int status, String body, String code, String message) {
    answer = new Answer(status, body);

    var thrown = failureOf("DescribeTrainingJob");

    assertThat(thrown).hasMessage(message);
    assertThat(thrown.code()).isEqualTo(code);
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.is(ErrorCode.RESOURCE_NOT_FOUND)).isEqualTo(status == 400);
  }

  @Test
  void anErrorThatIsNoJsonIsThrownWithItsStatus() {
    answer = new Answer(502, "<html>Bad Gateway</html>");

    var thrown = failureOf("DescribeTrainingJob");

    assertThat(thrown.code()).isEqualTo("HTTP 502");
    assertThat(thrown).hasMessageEndingWith("answered HTTP 502 without saying why");
  }

  @Test
  void nobodyListeningIsSaid() {
    server.stop(0);

    assertThatThrownBy(() -> client.get("/clary/v1/jobs"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageStartingWith("no server answers at http://127.0.0.1:");
  }

  @Test
  void aServerThatDoesNotAnswerIsNotWaitedForLong() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI serviceUrl = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      var hasty =
          new ClaryClient(
              serviceUrl, new RequestSigner(KEY, "eu-west-1", TIME), Duration.ofMillis(200));

      assertThatThrownBy(() -> hasty.get("/clary/v1/jobs"))
          .isInstanceOf(UnreachableException.class)
          .hasMessageContaining("did not answer within");
    }
  }

  @Test
  void anAnswerThatStopsHalfwayIsNotWaitedForLong() {
    answer = new Answer(200, "{\"a\":");
    bytesPromised = 100;
    URI serviceUrl = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var hasty =
        new ClaryClient(
            serviceUrl, new RequestSigner(KEY, "eu-west-1", TIME), Duration.ofMillis(500));

    assertThatThrownBy(() -> hasty.get("/clary/v1/jobs"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageEndingWith("did not answer within 0.5 s");
    assertThat(received).hasSize(1);
  }

  @Test
  void aServerThatHangsUpIsSaid() {
    answer = new Answer(200, "{}");
    hangUp = true;

    assertThatThrownBy(() -> client.post("/clary/v1/jobs", Map.of()))
        .isInstanceOf(UnreachableException.class)
        .hasMessageStartingWith("the connection to http://127.0.0.1:");
  }

  private ServiceException failureOf(String operation) {
    return catchThrowableOfType(
        ServiceException.class,
        () -> client.call(operation, Map.of(), CreateTrainingJobResponse.class));
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    URI uri = exchange.getRequestURI();
    var message =
        new HttpMessage(
            exchange.getRequestMethod(),
            uri.getRawPath(),
            Optional.ofNullable(uri.getRawQuery()).orElse(""),
            exchange.getRequestHeaders());
    String service = message.header("authorization").orElse("").split("/", -1)[3];
    verifier.verify(message, body, service);
    received.add(
        new Received(
            exchange.getRequestMethod() + " " + uri,
            message.header("x-amz-target").orElse(""),
            new String(body, UTF_8),
            service));
    send(exchange, answer.body().getBytes(UTF_8));
  }

  private void send(HttpExchange exchange, byte[] bytes) throws IOException {
    if (hangUp) {
      exchange.close();
      return;
    }
    int length = Math.max(bytes.length, bytesPromised);
    exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
    if (bytes.length == length) {
      exchange.close();
    }
  }
}
