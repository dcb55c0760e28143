package dev.clary.wire.sigv4;

import dev.clary.wire.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an {@code Authorization} header says.
 *
 * <pre>
 * AWS4-HMAC-SHA256 Credential=ID/20150830/us-east-1/iam/aws4_request,
 *     SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79…
 * </pre>
 *
 * @param signedHeaders names in small letters, in the order given
 * @param signature hexadecimal, as given
 */
record Authorization(Credential credential, List<String> signedHeaders, String signature) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private static final List<String> PARAMETERS =
      List.of("Credential", "SignedHeaders", "Signature");

  /**
   * Reads the header of a request.
   *
   * @throws InvalidSignatureException if it is missing, twice there, or lacks a part
   */
  static Authorization of(HttpMessage request) {
    List<String> headers = request.headers().getOrDefault("authorization", List.of());
    if (headers.isEmpty()) {
      throw new InvalidSignatureException(
          ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
    }
    if (headers.size() > 1 || !headers.get(0).startsWith(ALGORITHM + " ")) {
      throw incomplete("Authorization header requires the algorithm '%s'.".formatted(ALGORITHM));
    }
    return parse(headers.get(0).substring(ALGORITHM.length() + 1));
  }

  private static Authorization parse(String text) {
    Map<String, String> parameters = parameters(text);
    var complaints = new ArrayList<String>();
    for (String name : PARAMETERS) {
      if (parameters.getOrDefault(name, "").isEmpty()) {
        complaints.add("Authorization header requires '%s' parameter.".formatted(name));
      }
    }
    if (!complaints.isEmpty()) {
      throw incomplete(String.join(" ", complaints));
    }
    return new Authorization(
        credential(parameters.getOrDefault("Credential", "")),
        List.of(parameters.getOrDefault("SignedHeaders", "").split(";", -1)),
        parameters.getOrDefault("Signature", ""));
  }

  private static Map<String, String> parameters(String text) {
    var parameters = new HashMap<String, String>();
    for (String parameter : text.split(",", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            parameter.substring(0, equals).trim(), parameter.substring(equals + 1).trim());
      }
    }
    return parameters;
  }

  static Credential credential(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 5) {
      throw incomplete(
          "Credential must have exactly 5 slash-delimited elements, "
              + "e.g. keyid/date/region/service/term, got %d".formatted(parts.length));
    }
    if (!parts[4].equals(Credential.TERMINATOR)) {
      throw new InvalidSignatureException(
          ErrorCode.INVALID_SIGNATURE,
          "Credential should be scoped with a valid terminator: '%s'."
              .formatted(Credential.TERMINATOR));
    }
    return new Credential(parts[0], parts[1], parts[2], parts[3]);
  }

  private static InvalidSignatureException incomplete(String message) {
    return new InvalidSignatureException(ErrorCode.INCOMPLETE_SIGNATURE, message);
  }
}
