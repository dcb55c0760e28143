package dev.clary.wire.sigv4;

import dev.clary.wire.ErrorCode;

/** A request that is not signed, or not by whom it says; the code tells which, as AWS does. */
public final class InvalidSignatureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  InvalidSignatureException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  /** The error to answer with. */
  public ErrorCode code() {
    return code;
  }
}
