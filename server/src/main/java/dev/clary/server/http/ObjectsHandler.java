package dev.clary.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.wire.sigv4.HttpMessage;
import jakarta.servlet.http.HttpServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Gives requests for S3 to its servlet, and all others to the next handler. The servlet's context
 * is made for the first such request, so that it costs the start nothing. Thread-safe.
 */
final class ObjectsHandler extends Handler.Wrapper {
  private static final int FORBIDDEN = 403;

  private final ObjectsRequests requests;
  private final HostCheck hosts;
  private final HttpServlet servlet;
  private @Nullable ServletContextHandler context; // guarded by this

  ObjectsHandler(Handler next, ObjectsRequests requests, HostCheck hosts, HttpServlet servlet) {
    super(next);
    this.requests = requests;
    this.hosts = hosts;
    this.servlet = servlet;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpMessage head = RequestHandler.head(request);
    if (!requests.include(head)) {
      return super.handle(request, response, callback);
    }
    if (!hosts.passes(HostCheck.name(head))) {
      RequestHandler.write(foreignHost(), response, callback);
      return true;
    }
    return context().handle(request, response, callback);
  }

  private synchronized ServletContextHandler context() {
    ServletContextHandler made = context;
    if (made == null) {
      made = new ServletContextHandler("/");
      // Keys are any text: with encoded slashes, with dots as segments, with empty ones.
      made.getServletHandler().setDecodeAmbiguousURIs(true);
      made.addServlet(new ServletHolder(servlet), "/*");
      made.setServer(getServer());
      addManaged(made);
      context = made;
    }
    return made;
  }

  private static Answer foreignHost() {
    return new Answer(
        FORBIDDEN,
        "application/xml",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>AccessDenied</Code><Message>The Host header is no name of this server; setting \
        http.names lists further ones</Message></Error>
        """
            .getBytes(UTF_8));
  }
}
