package dev.clary.wire.sigv4;

import static java.util.Objects.requireNonNull;

/** What a caller signs with: a public name and the secret that belongs to it. */
public record KeyPair(String accessKeyId, String secretAccessKey) {

  public KeyPair {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    if (accessKeyId.isBlank() || secretAccessKey.isBlank()) {
      throw new IllegalArgumentException("a key pair needs an access key id and a secret");
    }
  }

  /** Names the key and never shows the secret. */
  @Override
  public String toString() {
    return "KeyPair[accessKeyId=" + accessKeyId + "]";
  }
}
