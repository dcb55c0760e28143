package dev.clary.wire.client;

/** No answer came: nobody listens, the connection broke, or the time was up. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
