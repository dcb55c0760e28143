package dev.clary.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** Sends whoever asks for objects here to the store that has them. Thread-safe. */
final class ElsewhereServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final URI store;

  /**
   * @param store its address; holds nothing that XML would take for its own
   */
  ElsewhereServlet(URI store) {
    this.store = store;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>InvalidRequest</Code><Message>the objects of this server are at %s: set \
        AWS_ENDPOINT_URL_S3</Message></Error>
        """
            .formatted(store)
            .getBytes(UTF_8);
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType("application/xml");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
