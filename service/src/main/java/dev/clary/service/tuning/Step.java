package dev.clary.service.tuning;

import dev.clary.service.training.TrainingJobName;
import java.util.Optional;

/** One thing to do for a tuning job. Decided by {@link Plan}, done by {@link TuningLoop}. */
sealed interface Step {

  /** Ask for suggestions and launch a training job for each. */
  record Launch(int count) implements Step {}

  /** Ask a running training job to end. */
  record StopTraining(TrainingJobName trainingJob) implements Step {}

  /** Write the final status. */
  record Finish(TuningStatus status, Optional<String> failureReason) implements Step {}
}
