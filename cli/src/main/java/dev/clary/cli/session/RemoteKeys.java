package dev.clary.cli.session;

import static java.util.Objects.requireNonNull;

import dev.clary.wire.client.ClaryClient;
import dev.clary.wire.client.ServiceException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The keys of a server. Thread-safe.
 *
 * <p>Every method throws {@link ServiceException} when the server refuses, with a message made for
 * people.
 */
public final class RemoteKeys {
  private static final String PATH = "/clary/v1/keys";

  private final ClaryClient client;

  RemoteKeys(ClaryClient client) {
    this.client = requireNonNull(client, "client");
  }

  /** A key as everybody may see it. */
  public record Listed(String accessKeyId, String role, String created) {}

  /** A key as it is seen once. */
  public record Created(String accessKeyId, String secretAccessKey) {}

  /** All keys, in the order in which they were made. */
  public List<Listed> all() {
    return client.get(PATH).path("keys").valueStream().map(RemoteKeys::listed).toList();
  }

  private static Listed listed(JsonNode key) {
    return new Listed(
        key.path("accessKeyId").asString(),
        key.path("role").asString(),
        key.path("created").asString());
  }

  /** Makes a key that has a role: admin, user or reader. */
  public Created create(String role) {
    JsonNode key = client.post(PATH, Map.of("role", role));
    return new Created(key.path("accessKeyId").asString(), key.path("secretAccessKey").asString());
  }

  /** Takes a key away; the last administrator's stays. */
  public void revoke(String accessKeyId) {
    client.delete(PATH + "/" + accessKeyId);
  }
}
