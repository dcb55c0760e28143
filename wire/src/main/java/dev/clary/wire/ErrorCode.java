package dev.clary.wire;

/**
 * The errors a caller can see, under the names that AWS clients compare. Query services have names
 * of their own for most of them, and other statuses.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html">Common
 *     errors of SageMaker</a>
 */
public enum ErrorCode {
  RESOURCE_NOT_FOUND("ResourceNotFound", 400),
  RESOURCE_IN_USE("ResourceInUse", 400),
  RESOURCE_LIMIT_EXCEEDED("ResourceLimitExceeded", 400),
  CONFLICT("ConflictException", 400),
  VALIDATION("ValidationException", 400, "ValidationError", 400),
  SERIALIZATION("SerializationException", 400, "MalformedQueryString", 400),
  UNKNOWN_OPERATION("UnknownOperationException", 400, "InvalidAction", 400),
  THROTTLING("ThrottlingException", 400, "Throttling", 400),
  REQUEST_TOO_LARGE("RequestEntityTooLargeException", 413),

  ACCESS_DENIED("AccessDeniedException", 400, "AccessDenied", 403),
  MISSING_AUTHENTICATION_TOKEN(
      "MissingAuthenticationTokenException", 400, "MissingAuthenticationToken", 403),
  INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400, "IncompleteSignature", 400),
  UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400, "InvalidClientTokenId", 403),
  INVALID_SIGNATURE("InvalidSignatureException", 400, "SignatureDoesNotMatch", 403),
  EXPIRED_TOKEN("ExpiredTokenException", 400, "ExpiredToken", 403),

  /** An unknown log group or stream; CloudWatch Logs has a longer name for what is not found. */
  LOG_RESOURCE_NOT_FOUND("ResourceNotFoundException", 400),
  /** A parameter that CloudWatch Logs does not accept. */
  INVALID_PARAMETER("InvalidParameterException", 400),

  /** A parameter that CloudWatch does not accept. */
  INVALID_PARAMETER_VALUE("InvalidParameterValueException", 400, "InvalidParameterValue", 400),
  /** Parameters that CloudWatch does not accept together. */
  INVALID_PARAMETER_COMBINATION(
      "InvalidParameterCombinationException", 400, "InvalidParameterCombination", 400),
  /** A parameter that CloudWatch needs. */
  MISSING_PARAMETER("MissingRequiredParameterException", 400, "MissingParameter", 400),
  /** A token that continues nothing of CloudWatch's. */
  INVALID_NEXT_TOKEN("InvalidNextToken", 400),
  /** A role or the like that IAM does not know. */
  NO_SUCH_ENTITY("NoSuchEntityException", 404, "NoSuchEntity", 404),

  INTERNAL("InternalFailure", 500),
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503);

  private final String code;
  private final int status;
  private final String queryCode;
  private final int queryStatus;

  ErrorCode(String code, int status) {
    this(code, status, code, status);
  }

  ErrorCode(String code, int status, String queryCode, int queryStatus) {
    this.code = code;
    this.status = status;
    this.queryCode = queryCode;
    this.queryStatus = queryStatus;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The HTTP status it travels with. */
  public int status() {
    return status;
  }

  /** The name on the wire of services that answer in XML. */
  public String queryCode() {
    return queryCode;
  }

  /** The HTTP status it travels with in XML. */
  public int queryStatus() {
    return queryStatus;
  }

  /** Whether the request was wrong, and not the server. */
  public boolean senderFault() {
    return status < 500;
  }
}
