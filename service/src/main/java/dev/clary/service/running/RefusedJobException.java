package dev.clary.service.running;

/** A job that can never run, found out only when it was about to. The message is for its owner. */
final class RefusedJobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedJobException(String message) {
    super(message);
  }
}
