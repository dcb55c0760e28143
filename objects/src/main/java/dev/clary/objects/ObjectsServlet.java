package dev.clary.objects;

import static java.util.Objects.requireNonNull;

import dev.clary.objects.access.AccessKeys;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands requests to the protocol handler, which it makes for the first one, and answers what went
 * wrong. Thread-safe.
 */
final class ObjectsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient ObjectStorage storage;
  private final transient AccessKeys keys;
  private final transient VirtualHosts hosts;
  private transient @Nullable Protocol protocol;

  ObjectsServlet(ObjectStorage storage, AccessKeys keys, Set<String> hosts) {
    this.storage = storage;
    this.keys = requireNonNull(keys, "keys");
    this.hosts = new VirtualHosts(hosts);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      protocol().handle(request, response);
    } catch (IOException | RuntimeException e) {
      answer(e, request, response);
    }
  }

  /** Half an answer is cut off, so that nobody takes it for a whole one. */
  private void answer(Exception error, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      throw new IOException("cut off the answer to " + request.getMethod(), error);
    }
    ErrorAnswer answer = ErrorAnswer.of(error);
    if (answer.unexpected()) {
      getServletContext()
          .log("%s %s failed".formatted(request.getMethod(), request.getRequestURI()), error);
    }
    answer.write(request, response);
  }

  private synchronized Protocol protocol() throws IOException {
    Protocol made = protocol;
    if (made == null) {
      made = new Protocol(storage.store(), keys, hosts);
      protocol = made;
    }
    return made;
  }
}
