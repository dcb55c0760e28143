package dev.clary.wire.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.clary.wire.ErrorCode;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds out who signed a request, and refuses one that is not signed, signed for another time or
 * service, or changed since. Thread-safe when {@code keys} is.
 *
 * <p>An unknown key and a wrong signature take the same work; a captured request can be sent again
 * for as long as its date is accepted, as with AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature
 *     Version 4</a>
 */
public final class RequestVerifier {
  /** How far a request's date may be from ours, either way. */
  static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private static final KeyPair NOBODY = new KeyPair("nobody", "nobody");

  private final Function<String, Optional<KeyPair>> keys;
  private final InstantSource time;

  /**
   * A verifier that knows some keys.
   *
   * @param keys finds a key pair by its access key id
   */
  public RequestVerifier(Function<String, Optional<KeyPair>> keys, InstantSource time) {
    this.keys = requireNonNull(keys, "keys");
    this.time = requireNonNull(time, "time");
  }

  /**
   * Returns who signed the request.
   *
   * @param body the whole body, as it came
   * @param service signing name of the service that will answer, such as {@code sagemaker}
   * @throws InvalidSignatureException if the request is not to be believed
   */
  public Credential verify(HttpMessage request, byte[] body, String service) {
    return Presigned.is(request)
        ? verify(new Presigned(request), body, service)
        : verifyHeader(request, body, service);
  }

  private Credential verifyHeader(HttpMessage request, byte[] body, String service) {
    Authorization authorization = Authorization.of(request);
    SigningDate date = SigningDate.of(request);
    requireScope(authorization.credential(), date, service);
    requireNotLongAgo(date.instant());
    requireNotFarAhead(date.instant());
    return verify(request, authorization, date, body);
  }

  private Credential verify(Presigned presigned, byte[] body, String service) {
    Authorization authorization = presigned.authorization();
    SigningDate date = presigned.date();
    requireScope(authorization.credential(), date, service);
    Instant end = date.instant().plus(presigned.expiry());
    if (time.instant().isAfter(end)) {
      throw invalid(
          "Signature expired: %s is now past %s".formatted(text(time.instant()), text(end)));
    }
    requireNotFarAhead(date.instant());
    return verify(presigned.signed(), authorization, date, body);
  }

  private Credential verify(
      HttpMessage request, Authorization authorization, SigningDate date, byte[] body) {
    requireSignedHeaders(request, authorization.signedHeaders());
    var canonical =
        new CanonicalRequest(request, authorization.signedHeaders(), payloadHash(request, body));
    requireSignature(authorization, date, canonical);
    return authorization.credential();
  }

  private static void requireScope(Credential credential, SigningDate date, String service) {
    if (!credential.service().equals(service)) {
      throw invalid("Credential should be scoped to correct service: '%s'.".formatted(service));
    }
    if (credential.region().isEmpty()) {
      throw invalid("Credential should be scoped to a valid region.");
    }
    if (!credential.date().equals(date.day())) {
      throw invalid(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
              + "HTTP: it should be '%s', from '%s'.".formatted(date.day(), date.text()));
    }
  }

  private void requireNotLongAgo(Instant signed) {
    Instant now = time.instant();
    if (signed.isBefore(now.minus(MAX_SKEW))) {
      throw invalid(
          "Signature expired: %s is now earlier than %s (%s - %d min.)"
              .formatted(text(signed), text(now.minus(MAX_SKEW)), text(now), MAX_SKEW.toMinutes()));
    }
  }

  private void requireNotFarAhead(Instant signed) {
    Instant now = time.instant();
    if (signed.isAfter(now.plus(MAX_SKEW))) {
      throw invalid(
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(text(signed), text(now.plus(MAX_SKEW)), text(now), MAX_SKEW.toMinutes()));
    }
  }

  private static void requireSignedHeaders(HttpMessage request, List<String> signed) {
    if (!signed.contains("host")) {
      throw invalid("'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    List<String> missing =
        request.headers().keySet().stream()
            .filter(name -> name.startsWith("x-amz-") && !signed.contains(name))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw invalid("There were headers present in the request which were not signed: " + missing);
    }
  }

  private static String payloadHash(HttpMessage request, byte[] body) {
    String computed = Digests.sha256(body);
    String claimed = request.header("x-amz-content-sha256").orElse(computed);
    if (!claimed.toLowerCase(Locale.ROOT).equals(computed)) {
      throw invalid("The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
    return claimed;
  }

  private void requireSignature(
      Authorization authorization, SigningDate date, CanonicalRequest canonical) {
    Credential credential = authorization.credential();
    Optional<KeyPair> key = keys.apply(credential.accessKeyId());
    String expected = signature(key.orElse(NOBODY), credential, date, canonical);
    boolean equal =
        MessageDigest.isEqual(expected.getBytes(UTF_8), authorization.signature().getBytes(UTF_8));
    if (key.isEmpty()) {
      throw new InvalidSignatureException(
          ErrorCode.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
    }
    if (!equal) {
      throw invalid(
          "The request signature we calculated does not match the signature you provided. Check "
              + "your AWS Secret Access Key and signing method. Consult the service documentation "
              + "for details.");
    }
  }

  private static String signature(
      KeyPair key, Credential scope, SigningDate date, CanonicalRequest canonical) {
    byte[] day = Digests.hmac(("AWS4" + key.secretAccessKey()).getBytes(UTF_8), scope.date());
    byte[] region = Digests.hmac(day, scope.region());
    byte[] service = Digests.hmac(region, scope.service());
    byte[] signing = Digests.hmac(service, Credential.TERMINATOR);
    String toSign =
        String.join(
            "\n",
            Authorization.ALGORITHM,
            date.text(),
            scope.scope(),
            Digests.sha256(canonical.text().getBytes(UTF_8)));
    return Digests.hex(Digests.hmac(signing, toSign));
  }

  private static String text(Instant instant) {
    return new SigningDate(instant).text();
  }

  private static InvalidSignatureException invalid(String message) {
    return new InvalidSignatureException(ErrorCode.INVALID_SIGNATURE, message);
  }
}
