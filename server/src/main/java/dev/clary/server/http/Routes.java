package dev.clary.server.http;

import dev.clary.server.operation.Caller;
import dev.clary.server.operation.Errors;
import dev.clary.server.operation.RefusedException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.sigv4.HttpMessage;
import java.io.IOException;
import java.util.List;

/**
 * All ways to speak to the server: finds the one a request is meant for, and who is calling.
 * Thread-safe.
 */
final class Routes {
  private final HostCheck hosts;
  private final Signatures signatures;
  private final List<Route> routes;
  private final Route fallback;

  /**
   * @param routes the first that takes a request gets it
   * @param fallback gets what no other takes
   */
  Routes(HostCheck hosts, Signatures signatures, List<Route> routes, Route fallback) {
    this.hosts = hosts;
    this.signatures = signatures;
    this.routes = List.copyOf(routes);
    this.fallback = fallback;
  }

  /** Reads the body of a request that has not been read yet. */
  interface Body {
    byte[] read() throws IOException;
  }

  /** Whether a request is meant for one of the routes, the fallback included. */
  boolean take(HttpMessage head) {
    return fallback.takes(head) || routes.stream().anyMatch(route -> route.takes(head));
  }

  /**
   * Answers a request, whatever is wrong with it.
   *
   * @param head the request without its body
   * @throws IOException if the body cannot be read, so that there is nobody to answer
   */
  Answer answer(HttpMessage head, Body body) throws IOException {
    Route route =
        routes.stream().filter(candidate -> candidate.takes(head)).findFirst().orElse(fallback);
    try {
      checkHost(head);
      byte[] read = body.read();
      Caller caller = signatures.caller(head, read, route.signingName(head));
      return route.answer(head, ContentEncoding.decoded(head, read), caller);
    } catch (RuntimeException e) {
      return route.error(head, Errors.of(e));
    }
  }

  private void checkHost(HttpMessage head) {
    String name = HostCheck.name(head);
    if (!hosts.passes(name)) {
      throw new RefusedException(
          ErrorCode.ACCESS_DENIED,
          "host '%s' is no name of this server; setting http.names lists further ones"
              .formatted(name));
    }
  }
}
