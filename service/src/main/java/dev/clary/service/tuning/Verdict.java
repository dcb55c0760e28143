package dev.clary.service.tuning;

import dev.clary.service.training.Failure;
import dev.clary.service.training.TrainingStatus;
import java.util.List;
import java.util.Optional;

/** How a tuning job ends, told by its training jobs. Reads values, touches nothing. */
final class Verdict {
  static final Step.Finish STOPPED = new Step.Finish(TuningStatus.STOPPED, Optional.empty());

  /** Failures without a success after which it is not tried again, as on the original service. */
  private static final int PATIENCE = 5;

  private static final int LONGEST_REASON = 1024;

  private Verdict() {}

  /** Whether so many training jobs failed, and none succeeded, that no further one is worth it. */
  static boolean isHopeless(List<LaunchedJob> launched) {
    return noneSucceeded(launched) && failures(launched).size() >= PATIENCE;
  }

  /** Failed if training jobs failed and none succeeded, else completed. */
  static Step.Finish of(List<LaunchedJob> launched) {
    List<LaunchedJob> failures = failures(launched);
    if (failures.isEmpty() || !noneSucceeded(launched)) {
      return new Step.Finish(TuningStatus.COMPLETED, Optional.empty());
    }
    return failed(reason(failures));
  }

  /** Failed, with as much of a reason as callers can be shown. */
  static Step.Finish failed(String reason) {
    String shown =
        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    return new Step.Finish(TuningStatus.FAILED, Optional.of(shown));
  }

  private static boolean noneSucceeded(List<LaunchedJob> launched) {
    return launched.stream().noneMatch(job -> job.objectiveStatus() == ObjectiveStatus.SUCCEEDED);
  }

  /** Jobs that ended without an objective value although nobody had asked them to end. */
  private static List<LaunchedJob> failures(List<LaunchedJob> launched) {
    return launched.stream()
        .filter(job -> job.objectiveStatus() == ObjectiveStatus.FAILED)
        .filter(job -> job.status() != TrainingStatus.STOPPED || !job.stopRequested())
        .toList();
  }

  /** The original service's texts, and what the first failure said of itself. */
  private static String reason(List<LaunchedJob> failures) {
    int attempts = Math.min(failures.size(), PATIENCE);
    if (failures.stream().allMatch(job -> job.failure().isEmpty())) {
      return ("No objective metrics found after running %d training jobs. Please ensure that the"
              + " custom algorithm is emitting the objective metric as defined by the regular"
              + " expression provided.")
          .formatted(attempts);
    }
    return ("No training job succeeded after %d attempts. For additional details, please take a"
                + " look at the training job failures by listing training jobs for the"
                + " hyperparameter tuning job.")
            .formatted(attempts)
        + firstFailure(failures);
  }

  private static String firstFailure(List<LaunchedJob> failures) {
    LaunchedJob first =
        failures.stream().filter(job -> job.failure().isPresent()).findFirst().orElseThrow();
    return " The first was %s: %s"
        .formatted(first.name(), first.failure().map(Failure::reason).orElseThrow());
  }
}
