package dev.clary.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.JobsServer;
import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.sigv4.KeyPair;
import dev.clary.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KeysRouteIT {
  private static final String KEYS = "/clary/v1/keys";

  @TempDir Path directory;
  private JobsServer server;
  private ClaryClient administrator;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
    administrator = server.client(JobsServer.ADMINISTRATOR);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keysAreListedWithoutTheirSecrets() {
    JsonNode answer = administrator.get(KEYS);

    assertThat(answer.get("keys").values())
        .extracting(key -> key.get("accessKeyId").asString() + " " + key.get("role").asString())
        .containsExactly(
            JobsServer.ADMINISTRATOR + " admin",
            JobsServer.USER + " user",
            JobsServer.READER + " reader");
    assertThat(answer.toString()).doesNotContain("secret");
  }

  @Test
  void aNewKeyIsAcceptedAtOnceAndARevokedOneNoMore() throws Exception {
    JsonNode made = administrator.post(KEYS, Map.of("role", "reader"));
    var pair =
        new KeyPair(made.get("accessKeyId").asString(), made.get("secretAccessKey").asString());
    var client = new ClaryClient(server.url(), pair, "us-east-1", InstantSource.system());
    assertThat(client.get("/clary/v1/status").isEmpty()).isFalse();

    int status = delete(pair.accessKeyId());

    assertThat(status).isEqualTo(200);
    assertThat(JobsServer.error(() -> client.get("/clary/v1/status")).code())
        .isEqualTo("UnrecognizedClientException");
    assertThat(delete(pair.accessKeyId())).isEqualTo(404);
  }

  @Test
  void theLastAdministratorStays() throws Exception {
    assertThat(delete(JobsServer.ADMINISTRATOR)).isEqualTo(400);
    assertThat(administrator.get(KEYS).get("keys").size()).isEqualTo(3);
  }

  @Test
  void anUnknownRoleIsRefused() {
    ServiceException error =
        JobsServer.error(() -> administrator.post(KEYS, Map.of("role", "king")));

    assertThat(error).hasMessageContaining("role 'king' is none of [admin, user, reader]");
  }

  @ParameterizedTest
  @ValueSource(strings = {JobsServer.USER, JobsServer.READER})
  void nobodyButAnAdministratorSeesOrMakesKeys(String accessKeyId) {
    ClaryClient client = server.client(accessKeyId);

    assertThat(JobsServer.error(() -> client.get(KEYS)).code()).isEqualTo("AccessDeniedException");
    assertThat(JobsServer.error(() -> client.post(KEYS, Map.of("role", "admin"))).code())
        .isEqualTo("AccessDeniedException");
  }

  private int delete(String accessKeyId) throws IOException, InterruptedException {
    URI address = server.url().resolve(KEYS + "/" + accessKeyId);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method("DELETE", HttpRequest.BodyPublishers.noBody());
    new RequestSigner(server.pair(JobsServer.ADMINISTRATOR), "us-east-1", InstantSource.system())
        .sign("DELETE", address, Map.of(), new byte[0], "clary")
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
