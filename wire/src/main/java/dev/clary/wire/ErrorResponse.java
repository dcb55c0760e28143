package dev.clary.wire;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error as AWS JSON services answer it. */
public record ErrorResponse(ErrorCode code, String message) {

  public ErrorResponse {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }

  /** The HTTP status to answer with. */
  public int status() {
    return code.status();
  }

  /**
   * The members of the body. The message comes twice, because modeled errors spell it with a
   * capital and generic ones do not, and clients read one or the other.
   */
  public Map<String, String> body() {
    var body = new LinkedHashMap<String, String>();
    body.put("__type", code.code());
    body.put("message", message);
    body.put("Message", message);
    return body;
  }
}
