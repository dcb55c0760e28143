package dev.clary.server.http;

import java.util.Map;

/** What goes back to a client; the handler adds what every answer has. */
@SuppressWarnings("ArrayRecordComponent") // never compared, written once
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  static final String REQUEST_ID = "x-amzn-RequestId";

  Answer {
    headers = Map.copyOf(headers);
  }

  Answer(int status, String contentType, byte[] body) {
    this(status, contentType, body, Map.of());
  }
}
