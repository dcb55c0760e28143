package dev.clary.wire.client;

import static java.util.Objects.requireNonNull;

import dev.clary.wire.JsonCodec;
import dev.clary.wire.MalformedRequestException;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.sigv4.KeyPair;
import dev.clary.wire.sigv4.RequestSigner;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * Calls a server under one key. Thread-safe; every call is signed and has a deadline of 30 seconds.
 *
 * <pre>
 * var client = new ClaryClient(URI.create("http://127.0.0.1:8080"), key, "us-east-1", time);
 * DescribeTrainingJobResponse job =
 *     client.call(
 *         "DescribeTrainingJob",
 *         new DescribeTrainingJobRequest("digits-001"),
 *         DescribeTrainingJobResponse.class);
 * </pre>
 *
 * <p>Every call throws {@link ServiceException} when the server answers an error, and {@link
 * UnreachableException} when it does not answer.
 */
public final class ClaryClient {
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final String CLARY = "clary";

  private final JsonCodec codec = new JsonCodec();
  private final URI serviceUrl;
  private final RequestSigner signer;
  private final Duration deadline;
  private final HttpClient http;

  /**
   * A client of one server.
   *
   * @param serviceUrl scheme, host and port
   * @param time what requests are dated with
   */
  public ClaryClient(URI serviceUrl, KeyPair key, String region, InstantSource time) {
    this(serviceUrl, new RequestSigner(key, region, time), DEADLINE);
  }

  ClaryClient(URI serviceUrl, RequestSigner signer, Duration deadline) {
    this.serviceUrl = requireNonNull(serviceUrl, "serviceUrl");
    this.signer = requireNonNull(signer, "signer");
    this.deadline = requireNonNull(deadline, "deadline");
    this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Calls an operation of SageMaker. */
  public <T> T call(String operation, Object request, Class<T> response) {
    return call(new Target(Service.SAGEMAKER, operation), request, response);
  }

  /** Calls an operation of any service. */
  public <T> T call(Target target, Object request, Class<T> response) {
    return codec.decode(call(target, request), response);
  }

  /**
   * Calls an operation and returns the answer as it came, an empty object when nothing came.
   *
   * @param request a shape, a tree or a map
   */
  public JsonNode call(Target target, Object request) {
    Map<String, String> headers =
        Map.of("X-Amz-Target", target.header(), "Content-Type", "application/x-amz-json-1.1");
    return send("POST", "/", headers, codec.encode(request), target.service().signingName());
  }

  /**
   * Reads from Clary's own interface.
   *
   * @param path from {@code /clary/v1/} on, with its query, encoded
   */
  public JsonNode get(String path) {
    return send("GET", path, Map.of(), new byte[0], CLARY);
  }

  /**
   * Writes to Clary's own interface.
   *
   * @param path from {@code /clary/v1/} on, with its query, encoded
   * @param body a tree, a record or a map
   */
  public JsonNode post(String path, Object body) {
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    return send("POST", path, headers, codec.encode(body), CLARY);
  }

  /**
   * Deletes by Clary's own interface.
   *
   * @param path from {@code /clary/v1/} on, encoded
   */
  public void delete(String path) {
    send("DELETE", path, Map.of(), new byte[0], CLARY);
  }

  private JsonNode send(
      String method, String path, Map<String, String> headers, byte[] body, String service) {
    URI uri = serviceUrl.resolve(path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(body));
    signer
        .sign(method, uri, headers, body, service)
        .forEach((name, values) -> values.forEach(value -> setHeader(request, name, value)));
    HttpResponse<byte[]> response = exchange(request.build());
    if (response.statusCode() / 100 != 2) {
      throw failure(response);
    }
    return codec.parse(response.body());
  }

  /** Host is the HTTP client's own to set, from the same address that was signed. */
  private static void setHeader(HttpRequest.Builder request, String name, String value) {
    if (!name.equalsIgnoreCase("Host")) {
      request.header(name, value);
    }
  }

  /*
   * A request's own timeout ends when the head of the answer is there; this deadline counts until
   * the last byte of its body.
   */
  private HttpResponse<byte[]> exchange(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unreachable(requireNonNull(e.getCause(), "cause"));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UnreachableException(
          "the server at %s did not answer within %s".formatted(serviceUrl, text(deadline)), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted while waiting for " + serviceUrl, e);
    }
  }

  private UnreachableException unreachable(Throwable cause) {
    if (cause instanceof ConnectException) {
      return new UnreachableException("no server answers at " + serviceUrl, cause);
    }
    return new UnreachableException(
        "the connection to %s broke: %s".formatted(serviceUrl, cause.getMessage()), cause);
  }

  private static String text(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  private ServiceException failure(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    String unnamed = "HTTP " + status;
    try {
      JsonNode body = codec.parse(response.body());
      String type = body.path("__type").asString(unnamed);
      String code = type.substring(type.indexOf('#') + 1).replaceAll(":.*", "");
      String message = body.path("message").asString(body.path("Message").asString(unnamed));
      return new ServiceException(code, message, status);
    } catch (MalformedRequestException e) {
      return new ServiceException(
          unnamed, "%s answered %s without saying why".formatted(serviceUrl, unnamed), status);
    }
  }
}
