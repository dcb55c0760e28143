package dev.clary.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The one spelling of a request that both sides sign.
 *
 * <p>The path is normalized and encoded once more than it came, as for all services but S3; the
 * query is decoded, encoded strictly, and sorted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">
 *     Create a signed AWS API request</a>
 */
record CanonicalRequest(HttpMessage request, List<String> signedHeaders, String payloadHash) {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  /** What is hashed into the string to sign. */
  String text() {
    List<String> sorted = signedHeaders.stream().sorted().distinct().toList();
    String headers =
        sorted.stream().map(name -> name + ":" + value(name) + "\n").collect(joining());
    return String.join(
        "\n",
        request.method(),
        path(request.path()),
        query(request.query()),
        headers,
        String.join(";", sorted),
        payloadHash);
  }

  private String value(String name) {
    return request.headers().getOrDefault(name, List.of()).stream()
        .map(value -> value.strip().replaceAll("\\s+", " "))
        .collect(joining(","));
  }

  static String path(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(encode(segment.getBytes(UTF_8)));
      }
    }
    // AWS's signers keep a slash at the end, but do not add one for "/." as RFC 3986 would.
    String end = path.endsWith("/") && !segments.isEmpty() ? "/" : "";
    return segments.stream().collect(joining("/", "/", end));
  }

  static String query(String query) {
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> !parameter.isEmpty())
        .map(CanonicalRequest::parameter)
        .sorted(Comparator.comparing((String[] pair) -> pair[0]).thenComparing(pair -> pair[1]))
        .map(pair -> pair[0] + "=" + pair[1])
        .collect(joining("&"));
  }

  private static String[] parameter(String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    String value = equals < 0 ? "" : parameter.substring(equals + 1);
    return new String[] {encode(decode(name)), encode(decode(value))};
  }

  /** Undoes percent encoding; a percent sign that begins none stands for itself, a plus as well. */
  private static byte[] decode(String text) {
    byte[] in = text.getBytes(UTF_8);
    var out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low < 0) {
        out.write(in[i]);
      } else {
        out.write(high * 16 + low);
        i += 2;
      }
    }
    return out.toByteArray();
  }

  private static String encode(byte[] bytes) {
    var out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (UNRESERVED.indexOf(b) >= 0) {
        out.append((char) b);
      } else {
        out.append('%').append("%02X".formatted(b));
      }
    }
    return out.toString();
  }
}
