package dev.clary.service.tags;

import static java.util.Objects.requireNonNull;

/**
 * What a label is on.
 *
 * @param name of the job; names that differ by case alone are the same
 */
public record Tagged(Kind kind, String name) {

  public Tagged {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
  }

  /** The kinds of things that have labels. */
  public enum Kind {
    TUNING_JOB,
    TRAINING_JOB
  }
}
