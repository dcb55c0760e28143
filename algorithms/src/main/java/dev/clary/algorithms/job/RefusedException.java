package dev.clary.algorithms.job;

import static java.util.Objects.requireNonNull;

/**
 * A training job that cannot be run as it was asked for. The message is one sentence for the person
 * who asked: what is wrong (hyperparameter, channel or file), its value, and the rule it breaks.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(requireNonNull(message, "message"));
  }

  public RefusedException(String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
  }
}
