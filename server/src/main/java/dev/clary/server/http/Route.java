package dev.clary.server.http;

import dev.clary.server.operation.Caller;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.sigv4.HttpMessage;

/** One way to speak to the server. Thread-safe. */
interface Route {

  /** Whether a request is meant for this route. */
  boolean takes(HttpMessage head);

  /**
   * The service that the signature of such a request must be made out to.
   *
   * @throws RuntimeException as {@link #answer} does, if nobody could answer it whoever is calling
   */
  String signingName(HttpMessage head);

  /**
   * Carries a request out.
   *
   * @throws RuntimeException that {@code Errors} knows how to tell the caller
   */
  Answer answer(HttpMessage head, byte[] body, Caller caller);

  /** An error, as this route's clients expect it. */
  Answer error(HttpMessage head, ErrorResponse error);
}
