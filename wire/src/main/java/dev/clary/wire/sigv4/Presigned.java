package dev.clary.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.wire.ErrorCode;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A request that carries its signature in the query of its address, so that the address alone can
 * be handed to somebody else for a while.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Authenticating
 *     requests by query parameters</a>
 */
record Presigned(HttpMessage request) {
  private static final String SIGNATURE = "X-Amz-Signature";
  private static final long LONGEST_SECONDS = Duration.ofDays(7).toSeconds();

  /** Whether a request is signed like that. */
  static boolean is(HttpMessage request) {
    return new Presigned(request).find("X-Amz-Algorithm").isPresent();
  }

  /**
   * What a header would have said.
   *
   * @throws InvalidSignatureException if a part is missing
   */
  Authorization authorization() {
    if (!get("X-Amz-Algorithm").equals(Authorization.ALGORITHM)) {
      throw incomplete("X-Amz-Algorithm only supports \"%s\"".formatted(Authorization.ALGORITHM));
    }
    return new Authorization(
        Authorization.credential(get("X-Amz-Credential")),
        List.of(get("X-Amz-SignedHeaders").split(";", -1)),
        get(SIGNATURE));
  }

  /** When it was signed. */
  SigningDate date() {
    return SigningDate.parse(get("X-Amz-Date"));
  }

  /**
   * How long it holds, 1 second to 7 days.
   *
   * @throws InvalidSignatureException if it says something else
   */
  Duration expiry() {
    String text = get("X-Amz-Expires");
    try {
      long seconds = Long.parseLong(text);
      if (seconds >= 1 && seconds <= LONGEST_SECONDS) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw incomplete(
        "X-Amz-Expires must be a number from 1 to %d, got '%s'".formatted(LONGEST_SECONDS, text));
  }

  /** What was signed: the request without the signature. */
  HttpMessage signed() {
    Predicate<String> signature = parameter -> parameter.startsWith(SIGNATURE + "=");
    return new HttpMessage(
        request.method(),
        request.path(),
        Arrays.stream(request.query().split("&", -1))
            .filter(signature.negate())
            .collect(Collectors.joining("&")),
        request.headers());
  }

  private String get(String name) {
    return find(name)
        .orElseThrow(
            () -> incomplete("AWS query-string parameters must include '%s'.".formatted(name)));
  }

  private Optional<String> find(String name) {
    return parameter(request, name);
  }

  /** The first parameter of that name, decoded; a percent sign that begins no byte is kept. */
  static Optional<String> parameter(HttpMessage request, String name) {
    return Arrays.stream(request.query().split("&", -1))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> decoded(parameter.substring(name.length() + 1)))
        .findFirst();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static InvalidSignatureException incomplete(String message) {
    return new InvalidSignatureException(ErrorCode.INCOMPLETE_SIGNATURE, message);
  }
}
