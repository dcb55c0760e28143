package dev.clary.wire.sigv4;

/**
 * Whose key signed a request, and the scope the signature holds for.
 *
 * @param date the day it holds, in UTC, as {@code yyyyMMdd}
 * @param region the Region that the client believes to speak to
 * @param service the signing name of the service, such as {@code sagemaker}
 */
public record Credential(String accessKeyId, String date, String region, String service) {
  static final String TERMINATOR = "aws4_request";

  /** The scope as the string to sign has it. */
  String scope() {
    return String.join("/", date, region, service, TERMINATOR);
  }
}
