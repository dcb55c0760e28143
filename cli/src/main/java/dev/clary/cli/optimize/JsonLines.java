package dev.clary.cli.optimize;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A conversation in lines of JSON, UTF-8: one request, one answer, until the input ends or a
 * request closes it. A line that cannot be answered gets an error, and the conversation goes on.
 */
public final class JsonLines {

  /** NaN is what many programs write for a loss that is none. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final BufferedReader in;
  private final OutputStream out;
  private final Requests requests = new Requests();

  public JsonLines(InputStream in, OutputStream out) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
  }

  /** Those of this process. */
  public static JsonLines ofThisProcess() {
    return new JsonLines(
        new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
  }

  /**
   * Talks until it is over.
   *
   * @throws UncheckedIOException if nobody listens any more
   */
  public void run() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write((answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        if (requests.closed()) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard input or output is gone: " + e.getMessage(), e);
    }
  }

  /** The answer to one line, also a line. */
  private String answer(String line) {
    try {
      return MAPPER.writeValueAsString(requests.answer(MAPPER.readTree(line)));
    } catch (JacksonException e) {
      return error("not a line of JSON: " + e.getOriginalMessage());
    } catch (RuntimeException e) {
      return error(String.valueOf(e.getMessage()));
    }
  }

  private static String error(String message) {
    return MAPPER.writeValueAsString(Map.of("error", message));
  }
}
