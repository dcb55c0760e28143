package dev.clary.server;

/** A setting that is unknown or wrong; the message names it, its value and the rule. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidConfigException(String message) {
    super(message);
  }
}
