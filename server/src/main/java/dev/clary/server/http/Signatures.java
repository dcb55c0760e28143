package dev.clary.server.http;

import dev.clary.server.keys.Key;
import dev.clary.server.keys.Keys;
import dev.clary.server.operation.Caller;
import dev.clary.wire.sigv4.Credential;
import dev.clary.wire.sigv4.HttpMessage;
import dev.clary.wire.sigv4.KeyPair;
import dev.clary.wire.sigv4.RequestVerifier;
import java.time.InstantSource;

/** Finds out who is calling, from the keys of the data directory. Thread-safe. */
final class Signatures {
  private final Keys keys;
  private final RequestVerifier verifier;

  Signatures(Keys keys, InstantSource time) {
    this.keys = keys;
    this.verifier = new RequestVerifier(id -> keys.find(id).map(Signatures::pair), time);
  }

  private static KeyPair pair(Key key) {
    return new KeyPair(key.accessKeyId(), key.secretAccessKey());
  }

  /**
   * Who signed a request.
   *
   * @param service the signing name of the service that will answer
   * @throws dev.clary.wire.sigv4.InvalidSignatureException if nobody did whom we know
   */
  Caller caller(HttpMessage head, byte[] body, String service) {
    Credential credential = verifier.verify(head, body, service);
    Key key = keys.find(credential.accessKeyId()).orElseThrow();
    return new Caller(key.accessKeyId(), key.role());
  }
}
