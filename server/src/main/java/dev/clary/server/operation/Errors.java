package dev.clary.server.operation;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.DiskFullException;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.LimitExceededException;
import dev.clary.service.NotFoundException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import dev.clary.wire.InvalidShapeException;
import dev.clary.wire.MalformedRequestException;
import dev.clary.wire.sigv4.InvalidSignatureException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller sees of what went wrong. The only place where exceptions become answers. */
public final class Errors {
  private static final Logger logger = LoggerFactory.getLogger(Errors.class);

  private Errors() {}

  /**
   * Returns the answer to an exception. One that nobody expected is logged under a number, and the
   * caller gets the number alone.
   */
  public static ErrorResponse of(Throwable error) {
    String message = String.valueOf(error.getMessage());
    if (error instanceof RefusedException e) {
      return new ErrorResponse(e.code(), message);
    } else if (error instanceof InvalidSignatureException e) {
      return new ErrorResponse(e.code(), message);
    } else if (error instanceof InvalidShapeException || error instanceof InvalidRequestException) {
      return new ErrorResponse(ErrorCode.VALIDATION, message);
    } else if (error instanceof MalformedRequestException) {
      return new ErrorResponse(ErrorCode.SERIALIZATION, message);
    } else if (error instanceof NotFoundException) {
      return new ErrorResponse(ErrorCode.RESOURCE_NOT_FOUND, message);
    } else if (error instanceof AlreadyExistsException) {
      return new ErrorResponse(ErrorCode.RESOURCE_IN_USE, message);
    } else if (error instanceof DiskFullException) {
      return new ErrorResponse(ErrorCode.SERVICE_UNAVAILABLE, message);
    } else if (error instanceof LimitExceededException) {
      return new ErrorResponse(ErrorCode.RESOURCE_LIMIT_EXCEEDED, message);
    }
    String incident = UUID.randomUUID().toString();
    logger.error("incident {}", incident, error);
    return new ErrorResponse(ErrorCode.INTERNAL, "internal failure, incident " + incident);
  }
}
