package dev.clary.server.keys;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Keys that hold for a while and let their holder do what the key they come from lets.
 *
 * @param accessKeyId {@code ASIA} and 16 capitals and digits
 * @param token must be sent along with every request
 * @param parent access key id of the key they come from
 * @param role name of the role that was asked for
 * @param name what the holder calls the session
 */
public record Session(
    String accessKeyId,
    String secretAccessKey,
    String token,
    String parent,
    String role,
    String name,
    Instant expiration) {

  public Session {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    requireNonNull(token, "token");
    requireNonNull(parent, "parent");
    requireNonNull(role, "role");
    requireNonNull(name, "name");
    requireNonNull(expiration, "expiration");
  }

  /** Without the secret, so that no log ever holds one. */
  @Override
  public String toString() {
    return "session %s of key %s until %s".formatted(accessKeyId, parent, expiration);
  }
}
