package dev.clary.server.http;

import dev.clary.objects.access.Access;
import dev.clary.objects.access.AccessKey;
import dev.clary.objects.access.AccessKeys;
import dev.clary.objects.access.Grant;
import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.keys.Session;
import dev.clary.server.keys.Sessions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What the keys of the data directory may do in S3. The buckets of a server are those of one
 * account: users share them, readers read them. Thread-safe.
 */
final class ObjectsAccess implements AccessKeys {
  private final Keys keys;
  private final Sessions sessions;

  ObjectsAccess(Keys keys, InstantSource time) {
    this.keys = keys;
    this.sessions = new Sessions(keys, time);
  }

  @Override
  public Optional<AccessKey> find(String accessKeyId, Optional<String> sessionToken) {
    Optional<Session> session = sessionToken.flatMap(sessions::find);
    if (session.isPresent()) {
      return session
          .filter(found -> found.accessKeyId().equals(accessKeyId) && !sessions.expired(found))
          .flatMap(
              found -> keys.find(found.parent()).map(key -> allowed(found.secretAccessKey(), key)));
    }
    return keys.find(accessKeyId).map(key -> allowed(key.secretAccessKey(), key));
  }

  private static AccessKey allowed(String secret, Key key) {
    return switch (key.role()) {
      case ADMIN, USER -> AccessKey.unlimited(secret);
      case READER -> new AccessKey(secret, List.of(Grant.everything(Access.READ)));
    };
  }
}
