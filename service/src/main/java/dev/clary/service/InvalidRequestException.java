package dev.clary.service;

/**
 * A request whose meaning breaks a rule, although its form is right; says what, which value, which
 * rule.
 */
public final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidRequestException(String message) {
    super(message);
  }
}
