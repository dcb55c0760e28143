package dev.clary.objects;

import dev.clary.objects.store.ObjectRefusedException;
import dev.clary.objects.store.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What S3 asks of a signed request and the protocol handler does not: that what could change its
 * meaning is signed, and that it ends. See "Authenticating Requests (AWS Signature Version 4)" in
 * the S3 API reference.
 */
final class SigningRules {
  static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";

  private static final Pattern IN_HEADER = Pattern.compile("SignedHeaders=([^,\\s]+)");
  private static final String SIGV4 = "AWS4-HMAC-SHA256";
  private static final int MAX_EXPIRES_SECONDS = 604_800;

  private SigningRules() {}

  /** Refuses a request that leaves something unsigned or that would be valid for ever. */
  static void check(RequestView request) {
    if (byHeader(request)) {
      checkHeaders(request, signedByHeader(request).orElse(""));
    } else if (request.getParameter("X-Amz-Algorithm") != null) {
      checkExpires(request.getParameter("X-Amz-Expires"));
      checkHeaders(request, String.valueOf(request.getParameter(SIGNED_HEADERS)));
    } else if (request.getParameter("AWSAccessKeyId") != null
        && request.getParameter("Expires") == null) {
      throw denied(
          "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters");
    }
  }

  /** Whether the Authorization header has a signature of version 4. */
  static boolean byHeader(RequestView request) {
    String authorization = request.getHeader("Authorization");
    return authorization != null && authorization.startsWith(SIGV4);
  }

  /**
   * Names of the headers that are signed according to the Authorization header, divided by
   * semicolons.
   */
  static Optional<String> signedByHeader(RequestView request) {
    Matcher matcher = IN_HEADER.matcher(String.valueOf(request.getHeader("Authorization")));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static void checkHeaders(RequestView request, String signedHeaders) {
    Set<String> signed =
        new HashSet<>(Arrays.asList(signedHeaders.toLowerCase(Locale.ROOT).split(";", -1)));
    boolean complete =
        signed.contains("host")
            && request.headerNames().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-"))
                .allMatch(signed::contains);
    if (!complete) {
      throw denied("There were headers present in the request which were not signed");
    }
  }

  private static void checkExpires(@Nullable String expires) {
    boolean valid = expires != null && expires.matches("[0-9]{1,6}");
    int seconds = valid ? Integer.parseInt(String.valueOf(expires)) : 0;
    if (seconds < 1 || seconds > MAX_EXPIRES_SECONDS) {
      throw denied("X-Amz-Expires must be between 1 and %d seconds".formatted(MAX_EXPIRES_SECONDS));
    }
  }

  private static ObjectRefusedException denied(String message) {
    return new ObjectRefusedException(Problem.ACCESS_DENIED, message);
  }
}
