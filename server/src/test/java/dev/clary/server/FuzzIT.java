package dev.clary.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.Calls.Call;
import dev.clary.server.operation.Operations;
import dev.clary.wire.Service;
import dev.clary.wire.Target;
import dev.clary.wire.sigv4.RequestSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests with something wrong somewhere, over all operations and protocols: each gets an answer
 * in time, and never one of ours being broken. Requests that are right are carried out, as many.
 */
class FuzzIT {
  /** For each of four seeds, of either kind. */
  private static final int REQUESTS = 2_500;

  /** One in so many is broken in its bytes and not in what it says. */
  private static final int BYTES = 5;

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private JobsServer server;
  private RequestSigner signer;
  private HttpClient http;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    server.createTuningJob("digits");
    server.launch("digits", 1);
    server
        .client(JobsServer.ADMINISTRATOR)
        .call(new Target(Service.SAGEMAKER, "CreateTrainingJob"), Requests.trainingJob("alone"));
    signer =
        new RequestSigner(
            server.pair(JobsServer.ADMINISTRATOR), "us-east-1", InstantSource.system());
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<byte[]> send(Wire wire, Target target, byte[] body) throws Exception {
    URI uri = server.url().resolve(wire.path(target));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(DEADLINE).POST(BodyPublishers.ofByteArray(body));
    signer
        .sign("POST", uri, wire.headers(target), body, target.service().signingName())
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void everyOperationThatIsServedIsAmongThem() {
    Map<Service, Set<String>> called =
        new Calls(1)
            .all().stream()
                .map(Call::target)
                .collect(
                    Collectors.groupingBy(
                        Target::service,
                        Collectors.mapping(
                            Target::operation, Collectors.toCollection(TreeSet::new))));

    server
        .operations()
        .forEach(
            (service, operations) ->
                assertThat(called.get(service)).as("%s", service).isEqualTo(names(operations)));
  }

  private static Set<String> names(Operations operations) {
    return new TreeSet<>(operations.names());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsWrongSomewhereIsCarriedOutOrRefusedInTheFormOfAws(long seed) throws Exception {
    var mutations = new Mutations(seed);
    var random = new SplittableRandom(seed);
    var calls = new Calls(seed);
    int carriedOut = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Call call = mutations.one(calls.all());
      boolean bytes = i % BYTES == 0;
      byte[] body =
          call.wire()
              .body(call.target(), bytes ? call.request() : mutations.mutated(call.request()));
      if (bytes) {
        body = broken(body, random);
      }

      HttpResponse<byte[]> answer = send(call.wire(), call.target(), body);

      String text = new String(answer.body(), UTF_8);
      if (answer.statusCode() == 200) {
        carriedOut++;
      } else {
        String sent = "%s %s".formatted(call, new String(body, UTF_8));
        assertThat(answer.statusCode()).as("%s: %s", sent, text).isBetween(400, 499);
        assertThat(call.wire().isError(text)).as("%s: %s", sent, text).isTrue();
      }
    }

    assertThat(carriedOut).as("requests that were still right").isPositive();
    assertThat(carriedOut).as("requests that were no more").isLessThan(REQUESTS / 2);
  }

  /** Bytes with one of them changed, or without their end. */
  private static byte[] broken(byte[] body, SplittableRandom random) {
    if (body.length == 0 || random.nextInt(4) == 0) {
      return java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
    }
    byte[] broken = body.clone();
    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
    return broken;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whatIsRightIsCarriedOut(long seed) throws Exception {
    var calls = new Calls(seed);
    var random = new SplittableRandom(seed);
    for (int i = 0; i < REQUESTS; i++) {
      List<Call> right = calls.repeatable();
      Call call = right.get(random.nextInt(right.size()));

      HttpResponse<byte[]> answer =
          send(call.wire(), call.target(), call.wire().body(call.target(), call.request()));

      calls.sent(call);
      assertThat(answer.statusCode())
          .as("%s: %s", call, new String(answer.body(), UTF_8))
          .isEqualTo(200);
    }
  }
}
