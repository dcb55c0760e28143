package dev.clary.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.server.operation.Caller;
import dev.clary.server.operation.RefusedException;
import dev.clary.server.view.Views;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.sigv4.HttpMessage;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What has no place in AWS's API: {@code GET /clary/v1/…}, answered in JSON with capitalized names
 * and times in seconds, as in AWS's. Requests are signed like all others, for a service of our own.
 */
final class ViewRoute implements Route {
  static final String PREFIX = "/clary/v1/";
  static final String CONTENT_TYPE = "application/json";
  private static final String SIGNING_NAME = "clary";
  private static final int NOT_FOUND = 404;

  private final JsonCodec codec;
  private final Views views;

  ViewRoute(JsonCodec codec, Views views) {
    this.codec = codec;
    this.views = views;
  }

  @Override
  public boolean takes(HttpMessage head) {
    return head.path().startsWith(PREFIX);
  }

  @Override
  public String signingName(HttpMessage head) {
    return SIGNING_NAME;
  }

  @Override
  public Answer answer(HttpMessage head, byte[] body, Caller caller) {
    if (!head.method().equals("GET")) {
      throw new RefusedException(
          ErrorCode.VALIDATION, "%s %s: only GET is served".formatted(head.method(), head.path()));
    }
    Object view = views.get(segments(head.path()), parameters(head.query()));
    return new Answer(200, CONTENT_TYPE, codec.encode(view));
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.substring(PREFIX.length()).split("/", -1))
        .map(ViewRoute::decoded)
        .toList();
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ErrorCode.VALIDATION, "'%s' has a percent sign without two hex digits".formatted(text));
    }
  }

  /** Unlike AWS's JSON services, which answer 400, a path that leads nowhere is a 404 here. */
  @Override
  public Answer error(HttpMessage head, ErrorResponse error) {
    int status = error.code() == ErrorCode.RESOURCE_NOT_FOUND ? NOT_FOUND : error.status();
    return new Answer(status, CONTENT_TYPE, codec.encode(error.body()));
  }
}
