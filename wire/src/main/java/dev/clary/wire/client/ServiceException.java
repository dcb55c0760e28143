package dev.clary.wire.client;

import dev.clary.wire.ErrorCode;

/** An error that the server answered; the message is the server's own. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  ServiceException(String code, String message, int status) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** The name of the error, as it came. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether this is that error. */
  public boolean is(ErrorCode other) {
    return code.equals(other.code());
  }
}
