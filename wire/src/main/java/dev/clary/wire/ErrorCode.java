package dev.clary.wire;

/**
 * The errors a caller can see, under the names that AWS clients compare.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html">Common
 *     errors of SageMaker</a>
 */
public enum ErrorCode {
  RESOURCE_NOT_FOUND("ResourceNotFound", 400),
  RESOURCE_IN_USE("ResourceInUse", 400),
  RESOURCE_LIMIT_EXCEEDED("ResourceLimitExceeded", 400),
  CONFLICT("ConflictException", 400),
  VALIDATION("ValidationException", 400),
  SERIALIZATION("SerializationException", 400),
  UNKNOWN_OPERATION("UnknownOperationException", 400),
  THROTTLING("ThrottlingException", 400),
  REQUEST_TOO_LARGE("RequestEntityTooLargeException", 413),

  ACCESS_DENIED("AccessDeniedException", 400),
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 400),
  INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400),
  UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400),
  INVALID_SIGNATURE("InvalidSignatureException", 400),

  /** An unknown log group or stream; CloudWatch Logs has a longer name for what is not found. */
  LOG_RESOURCE_NOT_FOUND("ResourceNotFoundException", 400),
  /** A parameter that CloudWatch Logs does not accept. */
  INVALID_PARAMETER("InvalidParameterException", 400),

  INTERNAL("InternalFailure", 500),
  SERVICE_UNAVAILABLE("ServiceUnavailable", 503);

  private final String code;
  private final int status;

  ErrorCode(String code, int status) {
    this.code = code;
    this.status = status;
  }

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The HTTP status it travels with. */
  public int status() {
    return status;
  }
}
