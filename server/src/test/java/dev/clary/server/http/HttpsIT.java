package dev.clary.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.server.JobsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One port that speaks HTTP to those who do, and TLS to those who do. */
class HttpsIT {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir Path directory;
  private JobsServer server;

  @BeforeEach
  void start() {
    server = JobsServer.start(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpClient trusting() throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(server.certificate())) {
      trusted.setCertificateEntry(
          "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private int status(HttpClient client, String scheme) throws IOException, InterruptedException {
    var uri = URI.create("%s://localhost:%d/bucket/key".formatted(scheme, server.url().getPort()));
    return client
        .send(
            HttpRequest.newBuilder(uri).timeout(DEADLINE).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void bothAreAnsweredAtOnePort() throws Exception {
    HttpClient client = trusting();

    assertThat(status(client, "https")).isEqualTo(403);
    assertThat(status(client, "http")).isEqualTo(403);
  }

  @Test
  void nobodyTrustsItWhoWasNotTold() {
    assertThatThrownBy(() -> status(HttpClient.newHttpClient(), "https"))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void manyFirstConnectionsAtATimeMeetOneCertificate() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var calls =
          IntStream.range(0, 8)
              .mapToObj(number -> threads.submit(() -> status(trusting(), "https")))
              .toList();

      for (var call : calls) {
        assertThat(call.get()).isEqualTo(403);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void halfATlsRecordHarmsNobodyElse() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
      socket.getOutputStream().write(new byte[] {22, 3, 1, 0, 5, 1});
      socket.getOutputStream().flush();

      assertThat(status(trusting(), "https")).isEqualTo(403);
    }
  }

  @Test
  void aSingleByteIsNeitherAndIsWaitedFor() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
      socket.setSoTimeout((int) DEADLINE.toMillis());
      socket.getOutputStream().write('G');
      socket.getOutputStream().flush();
      String rest = "ET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(rest.getBytes(US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 400 ").contains("UnknownOperationException");
    }
  }
}
