package dev.clary.server.http;

import dev.clary.server.operation.RefusedException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.sigv4.HttpMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Turns Jetty's requests into ours and our answers into Jetty's. Blocks the thread it is called on,
 * which Jetty allows for this kind of handler.
 */
final class RequestHandler extends Handler.Abstract {
  /** Most bytes of a body that are read; it is read before anybody knows who sent it. */
  static final int BODY_LIMIT = 8 * 1024 * 1024;

  private final Routes routes;

  RequestHandler(Routes routes) {
    this.routes = routes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    write(routes.answer(head(request), () -> body(request)), response, callback);
    return true;
  }

  /** Writes an answer with the headers that every answer has. */
  static void write(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    response.getHeaders().put(Answer.REQUEST_ID, UUID.randomUUID().toString());
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /** The head as it was sent: a signature covers path and query before any decoding. */
  static HttpMessage head(Request request) {
    var headers = new HashMap<String, List<String>>();
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(Objects.requireNonNullElse(field.getValue(), ""));
    }
    return new HttpMessage(
        request.getMethod(),
        Objects.requireNonNullElse(request.getHttpURI().getPath(), "/"),
        Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
        headers);
  }

  /**
   * Reads the body. One that says that it is too long is not read at all; one that does not say how
   * long it is, no further than the limit. Jetty then closes the connection, since what is left of
   * the body would pass for the next request.
   */
  private static byte[] body(Request request) throws IOException {
    byte[] body = new byte[0];
    if (request.getLength() <= BODY_LIMIT) {
      InputStream in = Content.Source.asInputStream(request);
      body = in.readNBytes(BODY_LIMIT + 1);
    }
    if (request.getLength() > BODY_LIMIT || body.length > BODY_LIMIT) {
      throw tooLong();
    }
    return body;
  }

  static RefusedException tooLong() {
    return new RefusedException(
        ErrorCode.REQUEST_TOO_LARGE,
        "the body is longer than the limit of %d bytes".formatted(BODY_LIMIT));
  }
}
