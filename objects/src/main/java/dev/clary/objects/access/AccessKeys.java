package dev.clary.objects.access;

import java.util.Optional;

/** Finds the key that a request was signed with; asked once for each request, by any thread. */
@FunctionalInterface
public interface AccessKeys {

  /** The key with this id; empty if it is unknown, expired or revoked. */
  Optional<AccessKey> find(String accessKeyId);
}
