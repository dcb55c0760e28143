package dev.clary.objects;

import dev.clary.objects.access.AccessKey;
import dev.clary.objects.access.AccessKeys;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The servlet in a Jetty of its own, on a free port of the loopback interface, as the server is to
 * mount it.
 */
final class S3Server implements AutoCloseable {
  static final String HOST = "s3.localhost";

  private final Server jetty;
  private final ServerConnector connector;
  private final ObjectStorage storage;

  private S3Server(Server jetty, ServerConnector connector, ObjectStorage storage) {
    this.jetty = jetty;
    this.connector = connector;
    this.storage = storage;
  }

  static S3Server start(Path directory, Map<String, AccessKey> keys) {
    return start(directory, (id, token) -> Optional.ofNullable(keys.get(id)));
  }

  static S3Server start(Path directory, AccessKeys keys) {
    var storage = new ObjectStorage(directory, InstantSource.system());
    var jetty = new Server();
    var configuration = new HttpConfiguration();
    configuration.setUriCompliance(UriCompliance.LEGACY);
    configuration.setHttpCompliance(HttpCompliance.LEGACY);
    configuration.setHeaderCacheCaseSensitive(true);
    var connector = new ServerConnector(jetty, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setHandler(new FirstUse(storage.servlet(keys, Set.of(HOST))));
    try {
      jetty.start();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not start", e);
    }
    return new S3Server(jetty, connector, storage);
  }

  /**
   * Makes the servlet's context for the first request, so that a server without S3 requests never
   * loads its classes.
   */
  private static final class FirstUse extends Handler.Abstract {
    private final HttpServlet servlet;
    private @Nullable ServletContextHandler context;

    FirstUse(HttpServlet servlet) {
      this.servlet = servlet;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      return context().handle(request, response, callback);
    }

    private synchronized ServletContextHandler context() {
      ServletContextHandler made = context;
      if (made == null) {
        made = new ServletContextHandler("/");
        made.getServletHandler().setDecodeAmbiguousURIs(true);
        made.addServlet(new ServletHolder(servlet), "/*");
        made.setServer(getServer());
        addManaged(made);
        context = made;
      }
      return made;
    }
  }

  ObjectStorage storage() {
    return storage;
  }

  int port() {
    return connector.getLocalPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not stop", e);
    } finally {
      storage.close();
    }
  }

  /**
   * Serves a directory until its input ends, for clients that are tried by hand: arguments are the
   * directory and a port.
   */
  public static void main(String... arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    try (S3Server server = start(directory, Map.of("AKIDTEST", AccessKey.unlimited("secret")))) {
      System.out.println(server.url());
      while (System.in.read() >= 0) {
        // The end of input is the end of the server.
      }
    }
  }
}
