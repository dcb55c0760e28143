package dev.clary.server.operation;

import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.shape.StopHyperParameterTuningJobRequest;

/**
 * Stops a tuning job; its running training jobs are stopped soon after.
 *
 * <p>Stopping a second time is refused: clients take any refusal for "stopped already".
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopHyperParameterTuningJob.html">StopHyperParameterTuningJob</a>
 */
final class StopHyperParameterTuningJob
    implements Operation<StopHyperParameterTuningJobRequest, NoContent> {
  private final TuningJobs tuningJobs;

  StopHyperParameterTuningJob(TuningJobs tuningJobs) {
    this.tuningJobs = tuningJobs;
  }

  @Override
  public String name() {
    return "StopHyperParameterTuningJob";
  }

  @Override
  public Class<StopHyperParameterTuningJobRequest> requestType() {
    return StopHyperParameterTuningJobRequest.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public NoContent handle(StopHyperParameterTuningJobRequest request, Call call) {
    TuningJob job = Names.tuningJob(tuningJobs, request.hyperParameterTuningJobName());
    call.caller().checkMayStop(job.spec().owner(), "tuning job " + job.name());
    tuningJobs.stop(job.name());
    return NoContent.INSTANCE;
  }
}
