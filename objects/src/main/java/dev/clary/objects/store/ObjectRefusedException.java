package dev.clary.objects.store;

import static java.util.Objects.requireNonNull;

/** What was asked for cannot be done, and asking again would not change that. */
public final class ObjectRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  public ObjectRefusedException(Problem problem, String message) {
    super(message);
    this.problem = requireNonNull(problem, "problem");
  }

  public Problem problem() {
    return problem;
  }
}
