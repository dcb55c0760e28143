package dev.clary.server.operation;

import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TuningOrigin;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.DeleteTrainingJobRequest;

/** Removes a training job that has ended, with its log and metrics. */
final class DeleteTrainingJob implements Operation<DeleteTrainingJobRequest, NoContent> {
  private final TrainingJobs trainingJobs;
  private final TuningJobs tuningJobs;

  DeleteTrainingJob(TrainingJobs trainingJobs, TuningJobs tuningJobs) {
    this.trainingJobs = trainingJobs;
    this.tuningJobs = tuningJobs;
  }

  @Override
  public String name() {
    return "DeleteTrainingJob";
  }

  @Override
  public Class<DeleteTrainingJobRequest> requestType() {
    return DeleteTrainingJobRequest.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public NoContent handle(DeleteTrainingJobRequest request, Call call) {
    TrainingJob job = Names.trainingJob(trainingJobs, request.trainingJobName());
    call.caller().checkMayChange(job.spec().owner(), "training job " + job.name());
    job.spec().origin().ifPresent(this::checkFinished);
    trainingJobs.delete(job.name());
    return NoContent.INSTANCE;
  }

  /** A search that is not over still learns from what it launched. */
  private void checkFinished(TuningOrigin origin) {
    boolean running =
        tuningJobs
            .find(new TuningJobName(origin.tuningJob()))
            .filter(tuningJob -> !tuningJob.status().isFinal())
            .isPresent();
    if (running) {
      throw new RefusedException(
          ErrorCode.RESOURCE_IN_USE,
          "hyperparameter tuning job %s, which launched it, has not ended"
              .formatted(origin.tuningJob()));
    }
  }
}
