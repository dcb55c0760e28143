package dev.clary.cli.request;

/** Something a person typed or wrote is wrong; the message is one sentence for that person. */
public final class WrongInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WrongInputException(String message) {
    super(message);
  }

  public WrongInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
