package dev.clary.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.certificate.ServerCertificate;
import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.operation.Caller;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.UnreachableException;
import dev.clary.wire.sigv4.HttpMessage;
import dev.clary.wire.sigv4.KeyPair;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of requests when the server closes, and of many at a time. */
class HttpServerCloseIT {
  private static final int DEADLINE_SECONDS = 30;

  /** A connection on which nothing happens is cut after 100 ms then; one that works is not idle. */
  private static final long LONGER_THAN_IDLE_MILLIS = 500;

  private final JsonCodec codec = new JsonCodec();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @TempDir Path directory;
  private HttpServer server;
  private ClaryClient client;

  @BeforeEach
  void start() {
    Keys keys = Keys.open(directory, InstantSource.system());
    var routes =
        new Routes(
            new HostCheck(Set.of()),
            new Signatures(keys, InstantSource.system()),
            List.of(),
            new SlowRoute());
    server =
        HttpServer.listen(
            new HttpServer.Settings("127.0.0.1", 0, Set.of()),
            new RequestHandler(routes),
            new ProtocolErrors(codec),
            new TlsDetection(ServerCertificate.own(directory, Set.of(), InstantSource.system())));
    Key key = keys.administrator();
    client =
        new ClaryClient(
            server.url(),
            new KeyPair(key.accessKeyId(), key.secretAccessKey()),
            "us-east-1",
            InstantSource.system());
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.close();
    threads.shutdownNow();
  }

  /** Answers {@code /slow} when it is released, and everything else at once. */
  private final class SlowRoute implements Route {

    @Override
    public boolean takes(HttpMessage head) {
      return true;
    }

    @Override
    public String signingName(HttpMessage head) {
      return "clary";
    }

    @Override
    public Answer answer(HttpMessage head, byte[] body, Caller caller) {
      if (head.path().equals("/slow")) {
        arrived.countDown();
        await(released);
      }
      return new Answer(200, "application/json", codec.encode(Map.of("path", head.path())));
    }

    @Override
    public Answer error(HttpMessage head, ErrorResponse error) {
      return new Answer(error.status(), "application/json", codec.encode(error.body()));
    }
  }

  @Test
  void aRequestThatHasBegunIsAnsweredAndALaterOneIsNot() throws Exception {
    Future<JsonNode> slow = threads.submit(() -> client.get("/slow"));
    await(arrived);

    Future<?> closing = threads.submit(() -> server.close());
    assertThat(released.await(LONGER_THAN_IDLE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
    released.countDown();
    closing.get(DEADLINE_SECONDS, TimeUnit.SECONDS);

    assertThat(slow.get(DEADLINE_SECONDS, TimeUnit.SECONDS).get("path").stringValue())
        .isEqualTo("/slow");
    assertThatThrownBy(() -> client.get("/later")).isInstanceOf(UnreachableException.class);
  }

  @Test
  void manyRequestsAtATimeEachGetTheirOwnAnswer() throws Exception {
    List<Future<JsonNode>> answers =
        IntStream.range(0, 200)
            .mapToObj(number -> threads.submit(() -> client.get("/number/" + number)))
            .toList();

    for (int number = 0; number < answers.size(); number++) {
      assertThat(
              answers.get(number).get(DEADLINE_SECONDS, TimeUnit.SECONDS).get("path").stringValue())
          .isEqualTo("/number/" + number);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
