package dev.clary.optimizer;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.space.Assignment;

/**
 * A numbered assignment that a strategy proposes. Immutable.
 *
 * @param number 1 for the first suggestion of a tuning job
 * @param assignment the values to try
 * @param explanation why these
 */
public record Suggestion(int number, Assignment assignment, Explanation explanation) {

  private static final Explanation REBUILT = Explanation.of("stored");

  public Suggestion {
    requireNonNull(assignment, "assignment");
    requireNonNull(explanation, "explanation");
    if (number < 1) {
      throw new IllegalArgumentException("suggestion numbers start at 1, got " + number);
    }
  }

  /** A suggestion rebuilt from what was stored; strategies never read explanations. */
  public static Suggestion of(int number, Assignment assignment) {
    return new Suggestion(number, assignment, REBUILT);
  }
}
