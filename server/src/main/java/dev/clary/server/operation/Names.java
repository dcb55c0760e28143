package dev.clary.server.operation;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.NotFoundException;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningJobs;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a request names, and says in AWS's words when there is none. */
final class Names {

  private Names() {}

  /**
   * The training job of that name.
   *
   * @throws InvalidRequestException if there is none: this is what AWS answers, whatever its model
   *     says
   */
  static TrainingJob trainingJob(TrainingJobs trainingJobs, String name) {
    return trainingJobs
        .find(new TrainingJobName(name))
        .orElseThrow(() -> new InvalidRequestException("Requested resource not found."));
  }

  /**
   * The tuning job of that name.
   *
   * @throws NotFoundException if there is none
   */
  static TuningJob tuningJob(TuningJobs tuningJobs, String name) {
    return tuningJobs
        .find(new TuningJobName(name))
        .orElseThrow(
            () ->
                new NotFoundException(
                    "Amazon SageMaker can't find a tuning job called %s. Type another name."
                        .formatted(name)));
  }

  static TimeRange range(@Nullable Instant after, @Nullable Instant before) {
    return new TimeRange(Optional.ofNullable(after), Optional.ofNullable(before));
  }
}
