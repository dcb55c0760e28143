package dev.clary.server.http;

import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.JsonCodec;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty answers by itself, because what came is no HTTP or something broke: the status it
 * chose, in our form, and nothing of what it knows about the cause.
 */
final class ProtocolErrors implements Request.Handler {
  private final JsonCodec codec;

  ProtocolErrors(JsonCodec codec) {
    this.codec = codec;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    ErrorResponse error =
        status >= 500
            ? new ErrorResponse(ErrorCode.INTERNAL, "internal failure")
            : new ErrorResponse(
                ErrorCode.VALIDATION,
                "the request is not acceptable HTTP: %s"
                    .formatted(request.getAttribute(ErrorHandler.ERROR_MESSAGE)));
    RequestHandler.write(
        new Answer(status, JsonRoute.CONTENT_TYPE, codec.encode(error.body())), response, callback);
    return true;
  }
}
