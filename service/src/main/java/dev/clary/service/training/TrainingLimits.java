package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How long and how often a training job may run.
 *
 * @param maxRuntime over all attempts together
 * @param maxRetries attempts after the first, made only after infrastructure failures
 * @param maxWait from its creation to its end, waiting included, if that is limited
 */
public record TrainingLimits(Duration maxRuntime, int maxRetries, Optional<Duration> maxWait) {

  public TrainingLimits {
    requireNonNull(maxRuntime, "maxRuntime");
    requireNonNull(maxWait, "maxWait");
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries " + maxRetries + " is negative");
    }
  }

  /** However long it waits. */
  public TrainingLimits(Duration maxRuntime, int maxRetries) {
    this(maxRuntime, maxRetries, Optional.empty());
  }
}
