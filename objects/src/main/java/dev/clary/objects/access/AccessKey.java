package dev.clary.objects.access;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is behind an access key id: the secret that signs, and what the signer may do. Immutable;
 * its text shows no secret.
 *
 * @param grants allowed is what one of them allows
 */
public record AccessKey(String secret, List<Grant> grants) {

  public AccessKey {
    requireNonNull(secret, "secret");
    grants = List.copyOf(grants);
  }

  /** A key that may do everything. */
  public static AccessKey unlimited(String secret) {
    return new AccessKey(
        secret, List.of(Grant.everything(Access.READ), Grant.everything(Access.WRITE)));
  }

  /** Whether an object may be accessed, or every object whose key starts with a prefix. */
  public boolean allows(Access access, String bucket, String keyOrPrefix) {
    return grants.stream().anyMatch(grant -> grant.allows(access, bucket, keyOrPrefix));
  }

  /** Whether anything in the bucket may be accessed, so that its existence is no secret. */
  public boolean reaches(String bucket) {
    return grants.stream().anyMatch(grant -> grant.reaches(bucket));
  }

  @Override
  public String toString() {
    return "AccessKey[grants=%s]".formatted(grants);
  }
}
