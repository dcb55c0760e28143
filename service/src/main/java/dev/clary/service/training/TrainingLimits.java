package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how often a training job may run.
 *
 * @param maxRuntime over all attempts together
 * @param maxRetries attempts after the first, made only after infrastructure failures
 */
public record TrainingLimits(Duration maxRuntime, int maxRetries) {

  public TrainingLimits {
    requireNonNull(maxRuntime, "maxRuntime");
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries " + maxRetries + " is negative");
    }
  }
}
