package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How much a tuning job may use.
 *
 * @param maxTrainingJobs launched in all, 1 or more
 * @param maxParallel running at a time, 1 or more
 * @param maxRuntime from creation on; none means no limit
 */
public record ResourceLimits(int maxTrainingJobs, int maxParallel, Optional<Duration> maxRuntime) {

  public ResourceLimits {
    requireNonNull(maxRuntime, "maxRuntime");
    if (maxTrainingJobs < 1 || maxParallel < 1) {
      throw new IllegalArgumentException(
          "limits of %d training jobs, %d at a time: both must be 1 or more"
              .formatted(maxTrainingJobs, maxParallel));
    }
  }
}
