package dev.clary.wire;

/** A body that cannot be read as its protocol says, or does not fit the shape it should have. */
public final class MalformedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRequestException(String message) {
    super(message);
  }

  MalformedRequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
