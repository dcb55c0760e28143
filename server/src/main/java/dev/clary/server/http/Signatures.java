package dev.clary.server.http;

import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.keys.Session;
import dev.clary.server.keys.Sessions;
import dev.clary.server.operation.Caller;
import dev.clary.server.operation.RefusedException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.sigv4.Credential;
import dev.clary.wire.sigv4.HttpMessage;
import dev.clary.wire.sigv4.KeyPair;
import dev.clary.wire.sigv4.RequestVerifier;
import java.time.InstantSource;
import java.util.Optional;

/** Finds out who is calling, from the keys of the data directory. Thread-safe. */
final class Signatures {
  private final Keys keys;
  private final Sessions sessions;
  private final InstantSource time;

  Signatures(Keys keys, InstantSource time) {
    this.keys = keys;
    this.sessions = new Sessions(keys, time);
    this.time = time;
  }

  /**
   * Who signed a request.
   *
   * @param service the signing name of the service that will answer
   * @throws dev.clary.wire.sigv4.InvalidSignatureException if nobody did whom we know
   * @throws RefusedException if his keys do not hold any more
   */
  Caller caller(HttpMessage head, byte[] body, String service) {
    Optional<Session> session = Credential.sessionToken(head).flatMap(sessions::find);
    Credential credential =
        new RequestVerifier(id -> pair(id, session), time).verify(head, body, service);
    if (session.filter(sessions::expired).isPresent()) {
      throw new RefusedException(
          ErrorCode.EXPIRED_TOKEN, "The security token included in the request is expired");
    }
    String id = session.map(Session::parent).orElse(credential.accessKeyId());
    Key key = keys.find(id).orElseThrow(() -> revoked(id));
    return new Caller(key.accessKeyId(), key.role(), session.map(Signatures::identity));
  }

  private static Caller.AssumedRole identity(Session session) {
    return new Caller.AssumedRole(session.role(), session.name());
  }

  /** A request between whose verification and whose answer the key was taken away. */
  private static RefusedException revoked(String id) {
    return new RefusedException(
        ErrorCode.UNRECOGNIZED_CLIENT, "key %s was revoked just now".formatted(id));
  }

  /** With a token that is ours, only the keys that were issued with it count. */
  private Optional<KeyPair> pair(String accessKeyId, Optional<Session> session) {
    if (session.isPresent()) {
      return session
          .filter(found -> found.accessKeyId().equals(accessKeyId))
          .map(found -> new KeyPair(found.accessKeyId(), found.secretAccessKey()));
    }
    return keys.find(accessKeyId).map(key -> new KeyPair(key.accessKeyId(), key.secretAccessKey()));
  }
}
