package dev.clary.server.http;

import dev.clary.server.certificate.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells a connection that begins with TLS from one that begins with HTTP, so that one port serves
 * both. What TLS needs, the certificate included, is made for the first such connection, so that it
 * costs the start nothing. Thread-safe.
 */
final class TlsDetection extends AbstractConnectionFactory implements ConnectionFactory.Detecting {
  private static final byte HANDSHAKE = 22;
  private static final byte MAJOR_VERSION = 3;

  private final ServerCertificate certificate;
  private @Nullable SslConnectionFactory tls; // guarded by this

  TlsDetection(ServerCertificate certificate) {
    super("ssl");
    this.certificate = certificate;
  }

  @Override
  public Detection detect(ByteBuffer buffer) {
    if (buffer.remaining() < 2) {
      return Detection.NEED_MORE_BYTES;
    }
    boolean handshake =
        buffer.get(buffer.position()) == HANDSHAKE
            && buffer.get(buffer.position() + 1) == MAJOR_VERSION;
    return handshake ? Detection.RECOGNIZED : Detection.NOT_RECOGNIZED;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return tls().newConnection(connector, endPoint);
  }

  private synchronized SslConnectionFactory tls() {
    SslConnectionFactory made = tls;
    if (made == null) {
      var context = new SslContextFactory.Server();
      try {
        context.setKeyStore(certificate.keyStore());
      } catch (IOException e) {
        throw new UncheckedIOException("no HTTPS: " + e.getMessage(), e);
      }
      context.setKeyStorePassword(certificate.password());
      made = new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString());
      addManaged(made);
      tls = made;
    }
    return made;
  }
}
