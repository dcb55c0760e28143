package dev.clary.service.tuning;

import java.time.Instant;
import java.util.List;

/**
 * Decides what a tuning job needs next: the whole rule book of a search, apart from what to try.
 * Reads values, touches nothing.
 *
 * <pre>
 * a stop was asked for     stop what runs, then stopped
 * its time is over         stop what runs, then completed
 * no hope of a success     stop what runs, then failed
 * everything launched      wait for what runs, then completed
 * nothing left to try      wait for what runs, then completed
 * otherwise                launch until as many run as may
 * </pre>
 *
 * <p>A job that would be completed is failed instead if training jobs failed and none succeeded.
 */
final class Plan {

  private Plan() {}

  /**
   * The steps that are due now.
   *
   * @param launched all training jobs of the job
   */
  static List<Step> next(TuningJob job, List<LaunchedJob> launched, Instant now) {
    if (job.stopRequested()) {
      return windUp(launched, Verdict.STOPPED);
    }
    if (isOver(job, now) || Verdict.isHopeless(launched)) {
      return windUp(launched, Verdict.of(launched));
    }
    ResourceLimits limits = job.spec().limits();
    int remaining = limits.maxTrainingJobs() - launched.size();
    if (remaining <= 0) {
      return exhausted(launched);
    }
    int count = Math.min(remaining, limits.maxParallel() - running(launched).size());
    return count > 0 ? List.of(new Step.Launch(count)) : List.of();
  }

  /** The steps that are due when nothing can be launched any more. */
  static List<Step> exhausted(List<LaunchedJob> launched) {
    return running(launched).isEmpty() ? List.of(Verdict.of(launched)) : List.of();
  }

  private static boolean isOver(TuningJob job, Instant now) {
    return job.spec()
        .limits()
        .maxRuntime()
        .filter(limit -> !now.isBefore(job.createdAt().plus(limit)))
        .isPresent();
  }

  private static List<Step> windUp(List<LaunchedJob> launched, Step.Finish finish) {
    List<LaunchedJob> running = running(launched);
    if (running.isEmpty()) {
      return List.of(finish);
    }
    return running.stream()
        .filter(job -> !job.stopRequested())
        .<Step>map(job -> new Step.StopTraining(job.name()))
        .toList();
  }

  private static List<LaunchedJob> running(List<LaunchedJob> launched) {
    return launched.stream().filter(job -> !job.status().isFinal()).toList();
  }
}
