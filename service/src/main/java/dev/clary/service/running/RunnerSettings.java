package dev.clary.service.running;

import static java.util.Objects.requireNonNull;

import dev.clary.service.training.TrainingJobName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * What a runner needs to know of the server it runs in.
 *
 * @param jobs directory for the scratch of running jobs
 * @param slots training jobs that may run at a time, over all tuning jobs; 1 or more
 * @param grace from asking a program to end until it is ended
 * @param poll how often a running job is looked at
 * @param region that programs are told they run in
 * @param arn how programs are told the name of their job
 */
public record RunnerSettings(
    Path jobs,
    int slots,
    Duration grace,
    Duration poll,
    String region,
    Function<TrainingJobName, String> arn) {
  /** What SageMaker grants. */
  public static final Duration GRACE = Duration.ofMinutes(2);

  public static final Duration POLL = Duration.ofMillis(150);

  public RunnerSettings {
    requireNonNull(jobs, "jobs");
    requireNonNull(grace, "grace");
    requireNonNull(poll, "poll");
    requireNonNull(region, "region");
    requireNonNull(arn, "arn");
    if (slots < 1) {
      throw new IllegalArgumentException("slots %d is not 1 or more".formatted(slots));
    }
  }
}
