package dev.clary.server.operation;

import dev.clary.service.LimitExceededException;

/**
 * The most that one tuning job may ask for.
 *
 * @param trainingJobs launched in all
 * @param parallelTrainingJobs at a time
 */
public record Quotas(int trainingJobs, int parallelTrainingJobs) {

  void check(int trainingJobs, int parallel) {
    check("MaxNumberOfTrainingJobs", trainingJobs, this.trainingJobs, "limits.training-jobs");
    check(
        "MaxParallelTrainingJobs",
        parallel,
        parallelTrainingJobs,
        "limits.parallel-training-jobs");
  }

  private static void check(String member, int value, int most, String setting) {
    if (value > most) {
      throw new LimitExceededException(
          "ResourceLimits.%s %d is above the limit of %d, which setting %s can raise"
              .formatted(member, value, most, setting));
    }
  }
}
