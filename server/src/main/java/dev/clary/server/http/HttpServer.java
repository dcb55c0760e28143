package dev.clary.server.http;

import static java.util.Objects.requireNonNull;

import dev.clary.objects.ObjectStorage;
import dev.clary.objects.access.AccessKeys;
import dev.clary.server.certificate.ServerCertificate;
import dev.clary.server.keys.Keys;
import dev.clary.server.operation.Operations;
import dev.clary.server.view.Views;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Listens on one port, for HTTP and HTTPS, until it is closed. Thread-safe.
 *
 * <p>A request occupies one of 64 threads from its first byte to its last; on a connection where
 * nothing comes for 30 seconds, it is given up. Headers beyond 32 KB are refused by Jetty, bodies
 * beyond 8 MB by {@link RequestHandler}, both before anybody knows who is calling; objects of S3
 * may have 5 GB.
 */
public final class HttpServer implements AutoCloseable {
  private static final int HEADER_LIMIT = 32 * 1024;
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

  /** How long a connection on which nothing happens is kept once the server closes. */
  private static final Duration SHUTDOWN_IDLE_LIMIT = Duration.ofMillis(100);

  private static final int MOST_THREADS = 64;

  /** What old clients write is read, but nothing where two readers might see two requests. */
  private static final HttpCompliance LENIENT =
      HttpCompliance.LEGACY.without(
          "LENIENT",
          HttpCompliance.Violation.MULTIPLE_CONTENT_LENGTHS,
          HttpCompliance.Violation.TRANSFER_ENCODING_WITH_CONTENT_LENGTH);

  /** How long requests that have begun may go on after {@link #close} was called. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Server jetty;
  private final ServerConnector connector;

  private HttpServer(Server jetty, ServerConnector connector) {
    this.jetty = jetty;
    this.connector = connector;
  }

  /**
   * Where to listen.
   *
   * @param host name or address of the interface
   * @param port 0 for any that is free
   * @param names further host names that clients may call this server by
   */
  public record Settings(String host, int port, Set<String> names) {
    public Settings {
      names = Set.copyOf(names);
    }
  }

  /**
   * What is served.
   *
   * @param objects what S3 has
   * @param elsewhere the store that has the objects instead, if there is one
   * @param certificate what HTTPS answers with
   */
  public record Served(
      Map<Service, Operations> services,
      Views views,
      ObjectStorage objects,
      Optional<URI> elsewhere,
      ServerCertificate certificate) {
    public Served {
      services = Map.copyOf(services);
    }

    HttpServlet servlet(AccessKeys keys, Set<String> names) {
      return elsewhere
          .<HttpServlet>map(ElsewhereServlet::new)
          .orElseGet(() -> objects.servlet(keys, ObjectsRequests.hosts(names)));
    }
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException if the port cannot be used
   */
  public static HttpServer start(Settings settings, Keys keys, InstantSource time, Served served) {
    var codec = new JsonCodec();
    Map<Service, Operations> services = served.services();
    var json = new JsonRoute(codec, services);
    var view = new ViewRoute(codec, served.views());
    var hosts = new HostCheck(settings.names());
    var routes =
        new Routes(
            hosts,
            new Signatures(keys, time),
            List.of(
                new KeysRoute(codec, keys, view),
                view,
                new CborRoute(codec, requireNonNull(services.get(Service.MONITORING))),
                new QueryRoute(
                    codec, only(services, Service.STS, Service.IAM, Service.MONITORING))),
            json);
    HttpServlet objects = served.servlet(new ObjectsAccess(keys, time), settings.names());
    var handler =
        new ObjectsHandler(
            new RequestHandler(routes),
            new ObjectsRequests(routes, settings.names()),
            hosts,
            objects);
    return listen(
        settings, handler, new ProtocolErrors(codec), new TlsDetection(served.certificate()));
  }

  private static Map<Service, Operations> only(
      Map<Service, Operations> services, Service... wanted) {
    return services.entrySet().stream()
        .filter(service -> List.of(wanted).contains(service.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  static HttpServer listen(
      Settings settings, Handler handler, ProtocolErrors errors, TlsDetection tls) {
    var threads = new QueuedThreadPool(MOST_THREADS, 2);
    threads.setName("http");
    var jetty = new Server(threads);
    var connector =
        new ServerConnector(
            jetty,
            1,
            1,
            new DetectorConnectionFactory(tls),
            new HttpConnectionFactory(configuration()));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_LIMIT.toMillis());
    connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_LIMIT.toMillis());
    jetty.addConnector(connector);
    jetty.setErrorHandler(errors);
    jetty.setHandler(new GracefulHandler(handler));
    jetty.setStopTimeout(CLOSE_LIMIT.toMillis());
    try {
      jetty.start();
    } catch (Exception e) {
      stop(jetty);
      throw new UncheckedIOException(
          new IOException(
              "cannot listen on %s, port %d: %s"
                  .formatted(settings.host(), settings.port(), rootMessage(e)),
              e));
    }
    return new HttpServer(jetty, connector);
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(HEADER_LIMIT);
    configuration.setSendServerVersion(false);
    configuration.setSendXPoweredBy(false);
    configuration.setSendDateHeader(true);
    // For S3: keys are paths as they were written, and signatures cover names of headers likewise.
    configuration.setUriCompliance(UriCompliance.LEGACY);
    configuration.setHttpCompliance(LENIENT);
    configuration.setHeaderCacheCaseSensitive(true);
    return configuration;
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** The address clients use, without a path. */
  public URI url() {
    String host = connector.getHost();
    return URI.create(
        "http://%s:%d"
            .formatted(host.contains(":") ? "[" + host + "]" : host, connector.getLocalPort()));
  }

  /** Takes no more requests, lets those that have begun end within five seconds, and stops. */
  @Override
  public void close() {
    stop(jetty);
  }

  private static void stop(Server jetty) {
    try {
      jetty.stop();
    } catch (Exception e) {
      // Jetty has stopped whatever it could; a request that outlived the limit ends up here.
      jetty.destroy();
    }
  }
}
