package dev.clary.objects;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * One request, signed by the AWS SDK's signer and sent byte by byte, so that a test can choose the
 * host, the time of signing and what is added after it.
 */
final class SignedCall {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final S3Server server;
  private final SdkHttpRequest.Builder request;
  private byte[] body = new byte[0];
  private Instant time = Instant.now();
  private Duration presigned = Duration.ZERO;
  private boolean signedBody = true;
  private boolean chunked;

  /** What came back. */
  record Answer(int status, String head, String body) {
    String code() {
      Matcher matcher = Pattern.compile("<Code>(.*?)</Code>").matcher(body);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  SignedCall(S3Server server, SdkHttpMethod method, String path) {
    this.server = server;
    this.request =
        SdkHttpRequest.builder()
            .method(method)
            .uri(URI.create("http://127.0.0.1:" + server.port()))
            .encodedPath(path);
  }

  SignedCall host(String host) {
    request.host(host);
    return this;
  }

  SignedCall header(String name, String value) {
    request.putHeader(name, value);
    return this;
  }

  SignedCall query(String name, String value) {
    request.putRawQueryParameter(name, value);
    return this;
  }

  SignedCall body(String text) {
    body = text.getBytes(UTF_8);
    request.putHeader("Content-Length", String.valueOf(body.length));
    return this;
  }

  SignedCall at(Instant signing) {
    time = signing;
    return this;
  }

  SignedCall presigned(Duration valid) {
    presigned = valid;
    return unsignedBody();
  }

  SignedCall unsignedBody() {
    signedBody = false;
    return this;
  }

  /** Sends the body in chunks, with its checksum behind it. */
  SignedCall chunked() {
    chunked = true;
    return this;
  }

  /** Signs and sends. */
  Answer send() throws IOException {
    SignedRequest signed = sign();
    return send(signed.request(), body(signed));
  }

  /** Signs and sends with more headers than were signed. */
  Answer sendWith(String name, String value) throws IOException {
    SignedRequest signed = sign();
    return send(signed.request().toBuilder().putHeader(name, value).build(), body(signed));
  }

  /** Signs and sends with another body than was signed. */
  Answer sendBody(String other) throws IOException {
    return send(sign().request(), other.getBytes(UTF_8));
  }

  /** Signs and sends with something in the signed body replaced by something as long. */
  Answer sendReplaced(String part, String other) throws IOException {
    SignedRequest signed = sign();
    String changed = new String(body(signed), ISO_8859_1).replace(part, other);
    return send(signed.request(), changed.getBytes(ISO_8859_1));
  }

  private static byte[] body(SignedRequest signed) throws IOException {
    if (signed.payload().isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = signed.payload().get().newStream()) {
      return in.readAllBytes();
    }
  }

  private SignedRequest sign() {
    // The signer signs every body that does not go over TLS.
    request.protocol(signedBody ? "http" : "https");
    return AwsV4HttpSigner.create()
        .sign(
            sign -> {
              if (chunked) {
                sign.putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true)
                    .putProperty(
                        AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
              }
              sign.identity(AwsCredentialsIdentity.create(S3Clients.ID, S3Clients.SECRET))
                  .request(request.build())
                  .payload(ContentStreamProvider.fromByteArray(body))
                  .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                  .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                  .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                  .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, signedBody)
                  .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC));
              if (!presigned.isZero()) {
                sign.putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, presigned);
              }
            });
  }

  private Answer send(SdkHttpRequest signed, byte[] content) throws IOException {
    var head = new StringBuilder();
    String query = signed.encodedQueryParameters().map(text -> "?" + text).orElse("");
    head.append(signed.method()).append(' ').append(signed.encodedPath()).append(query);
    head.append(" HTTP/1.1\r\n");
    for (Map.Entry<String, List<String>> header : signed.headers().entrySet()) {
      for (String value : header.getValue()) {
        head.append(header.getKey()).append(": ").append(value).append("\r\n");
      }
    }
    head.append("Connection: close\r\n\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    bytes.writeBytes(content);
    return exchange(server, bytes.toByteArray());
  }

  /** Sends a request as it is written. */
  static Answer plain(S3Server server, String request) throws IOException {
    return exchange(server, request.getBytes(ISO_8859_1));
  }

  /**
   * Ends the connection's output after the request, so that a body that is too short has an end.
   */
  private static Answer exchange(S3Server server, byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      var read = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(read);
      return answer(read.toString(UTF_8));
    }
  }

  private static Answer answer(String text) {
    if (text.isEmpty()) {
      return new Answer(0, "", "");
    }
    int end = text.indexOf("\r\n\r\n");
    int status = Integer.parseInt(text.split(" ", 3)[1]);
    return new Answer(status, text.substring(0, end), text.substring(end + 4));
  }
}
