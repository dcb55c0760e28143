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
  private static final int MAX_DRAINED = 1 << 20;

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
    drain(request);
    answer.write(request, response);
  }

  /**
   * Reads the rest of a small body, since a client that is still writing when its connection is
   * closed does not see the answer, and some cannot take another answer than the word to go on when
   * they wait for it.
   */
  private static void drain(HttpServletRequest request) {
    if (request.getContentLengthLong() <= MAX_DRAINED) {
      try {
        request.getInputStream().readNBytes(MAX_DRAINED);
      } catch (IOException e) {
        // The caller is gone, or it was the body that went wrong: the answer can still be tried.
      }
    }
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
