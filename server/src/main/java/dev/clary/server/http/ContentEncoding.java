package dev.clary.server.http;

import dev.clary.server.operation.RefusedException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.sigv4.HttpMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Bodies that clients compress, as AWS's do with long lists of metrics. */
final class ContentEncoding {

  private ContentEncoding() {}

  /**
   * The body without its compression, if it has one.
   *
   * @throws RefusedException if it is not what the header says, or longer than a body may be
   */
  static byte[] decoded(HttpMessage head, byte[] body) {
    String encoding = head.header("content-encoding").orElse("");
    if (!encoding.equalsIgnoreCase("gzip")) {
      return body;
    }
    byte[] plain;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      plain = in.readNBytes(RequestHandler.BODY_LIMIT + 1);
    } catch (IOException e) {
      throw new RefusedException(ErrorCode.SERIALIZATION, "the body is not compressed by gzip");
    }
    if (plain.length > RequestHandler.BODY_LIMIT) {
      throw RequestHandler.tooLong();
    }
    return plain;
  }
}
