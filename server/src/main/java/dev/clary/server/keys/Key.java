package dev.clary.server.keys;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * A key pair in the form that AWS clients expect.
 *
 * @param accessKeyId 20 capitals and digits; not a secret
 * @param secretAccessKey 40 letters, digits, {@code +} and {@code /}; never printed
 */
public record Key(String accessKeyId, String secretAccessKey, Role role, Instant createdAt) {
  private static final String CAPITALS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  public Key {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    requireNonNull(role, "role");
    requireNonNull(createdAt, "createdAt");
  }

  /** A new pair that nobody can guess: 80 bits of identity, 240 of secret. */
  static Key random(Role role, Instant createdAt) {
    var random = new SecureRandom();
    return new Key(
        "AKIA" + draw(random, CAPITALS_AND_DIGITS, 16), draw(random, BASE64, 40), role, createdAt);
  }

  private static String draw(SecureRandom random, String alphabet, int length) {
    return random
        .ints(length, 0, alphabet.length())
        .mapToObj(index -> alphabet.substring(index, index + 1))
        .collect(Collectors.joining());
  }

  /** Without the secret, so that no log ever holds one. */
  @Override
  public String toString() {
    return "key %s (%s)".formatted(accessKeyId, role);
  }
}
