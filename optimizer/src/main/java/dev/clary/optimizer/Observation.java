package dev.clary.optimizer;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.space.Assignment;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What became of a suggestion. Immutable.
 *
 * @param number the suggestion's number, 1 or more
 * @param assignment the values that were tried
 * @param result how it ended
 */
public record Observation(int number, Assignment assignment, Result result) {

  /** How a suggestion ended: with a value or without. */
  public sealed interface Result permits Success, Failure {}

  /**
   * Ended with an objective value.
   *
   * @param value finite, in the metric's own unit
   */
  public record Success(double value) implements Result {
    public Success {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("an objective value must be finite, got " + value);
      }
    }
  }

  /** Ended without an objective value. */
  public record Failure(FailureKind kind) implements Result {
    public Failure {
      requireNonNull(kind, "kind");
    }
  }

  public Observation {
    requireNonNull(assignment, "assignment");
    requireNonNull(result, "result");
    if (number < 1) {
      throw new IllegalArgumentException("suggestion numbers start at 1, got " + number);
    }
  }

  /**
   * A suggestion that ended with a value. A value that is not finite counts as a failure of the
   * algorithm: there is nothing else to learn from it.
   */
  public static Observation succeeded(int number, Assignment assignment, double value) {
    return Double.isFinite(value)
        ? new Observation(number, assignment, new Success(value))
        : failed(number, assignment, FailureKind.ALGORITHM);
  }

  /** A suggestion that ended without a value. */
  public static Observation failed(int number, Assignment assignment, FailureKind kind) {
    return new Observation(number, assignment, new Failure(kind));
  }

  /** The objective value, in the metric's own unit; empty after a failure. */
  public OptionalDouble value() {
    return result instanceof Success success
        ? OptionalDouble.of(success.value())
        : OptionalDouble.empty();
  }

  /** Why there is no value; empty after a success. */
  public Optional<FailureKind> failure() {
    return result instanceof Failure failure ? Optional.of(failure.kind()) : Optional.empty();
  }
}
