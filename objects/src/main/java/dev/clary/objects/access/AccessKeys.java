package dev.clary.objects.access;

import java.util.Optional;

/** Finds the key that a request was signed with; asked once for each request, by any thread. */
@FunctionalInterface
public interface AccessKeys {

  /**
   * The key with this id; empty if it is unknown, expired or revoked.
   *
   * @param sessionToken what was sent along with the id, for keys that hold with a token only
   */
  Optional<AccessKey> find(String accessKeyId, Optional<String> sessionToken);
}
