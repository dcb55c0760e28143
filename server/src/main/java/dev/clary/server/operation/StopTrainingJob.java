package dev.clary.server.operation;

import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobs;
import dev.clary.wire.shape.StopTrainingJobRequest;

/**
 * Asks a training job to end; it does so soon after.
 *
 * <p>The program is asked to end and gets two minutes; what it left as a model is put away.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopTrainingJob.html">StopTrainingJob</a>
 */
final class StopTrainingJob implements Operation<StopTrainingJobRequest, NoContent> {
  private final TrainingJobs trainingJobs;

  StopTrainingJob(TrainingJobs trainingJobs) {
    this.trainingJobs = trainingJobs;
  }

  @Override
  public String name() {
    return "StopTrainingJob";
  }

  @Override
  public Class<StopTrainingJobRequest> requestType() {
    return StopTrainingJobRequest.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public NoContent handle(StopTrainingJobRequest request, Call call) {
    TrainingJob job = Names.trainingJob(trainingJobs, request.trainingJobName());
    call.caller().checkMayStop(job.spec().owner(), "training job " + job.name());
    trainingJobs.stop(job.name());
    return NoContent.INSTANCE;
  }
}
