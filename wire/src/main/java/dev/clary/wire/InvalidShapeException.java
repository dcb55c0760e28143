package dev.clary.wire;

/** A request that breaks constraints of the service model; the message names every one of them. */
public final class InvalidShapeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidShapeException(String message) {
    super(message);
  }
}
