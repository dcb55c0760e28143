package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much anybody may ask for.
 *
 * @param unfinishedJobs tuning jobs at a time, over all callers
 * @param ranges of one tuning job
 * @param hyperparameters of one training job, static and tuned and the objective's name together
 * @param parallel training jobs of one tuning job at a time
 * @param trainingJobs of one tuning job in all
 * @param randomTrainingJobs the same for random search, whose suggestions cost nothing
 * @param runtime of one tuning job
 */
public record TuningLimits(
    int unfinishedJobs,
    int ranges,
    int hyperparameters,
    int parallel,
    int trainingJobs,
    int randomTrainingJobs,
    Duration runtime) {

  /** The original service's quotas. */
  public static final TuningLimits DEFAULT =
      new TuningLimits(100, 30, 100, 10, 750, 10_000, Duration.ofDays(30));

  public TuningLimits {
    requireNonNull(runtime, "runtime");
  }

  int trainingJobs(StrategyName strategy) {
    return switch (strategy) {
      case RANDOM -> randomTrainingJobs;
      case BAYESIAN -> trainingJobs;
    };
  }
}
