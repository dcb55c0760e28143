package dev.clary.wire.sigv4;

import java.util.Optional;

/**
 * Whose key signed a request, and the scope the signature holds for.
 *
 * @param date the day it holds, in UTC, as {@code yyyyMMdd}
 * @param region the Region that the client believes to speak to
 * @param service the signing name of the service, such as {@code sagemaker}
 */
public record Credential(String accessKeyId, String date, String region, String service) {
  static final String TERMINATOR = "aws4_request";

  /**
   * The credential that a request claims to be signed with, by header or by query; nothing is
   * verified. Empty when it claims none, or none that can be read.
   */
  public static Optional<Credential> claimed(HttpMessage request) {
    try {
      Authorization claim =
          Presigned.is(request)
              ? new Presigned(request).authorization()
              : Authorization.of(request);
      return Optional.of(claim.credential());
    } catch (InvalidSignatureException e) {
      return Optional.empty();
    }
  }

  /** The token that goes with keys that hold for a while, from header or query. */
  public static Optional<String> sessionToken(HttpMessage request) {
    return request
        .header("x-amz-security-token")
        .or(() -> Presigned.parameter(request, "X-Amz-Security-Token"));
  }

  /** The scope as the string to sign has it. */
  String scope() {
    return String.join("/", date, region, service, TERMINATOR);
  }
}
