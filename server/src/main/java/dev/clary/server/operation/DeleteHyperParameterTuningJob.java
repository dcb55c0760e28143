package dev.clary.server.operation;

import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.shape.DeleteHyperParameterTuningJobRequest;

/** Removes a tuning job that has ended; what it launched stays. */
final class DeleteHyperParameterTuningJob
    implements Operation<DeleteHyperParameterTuningJobRequest, NoContent> {
  private final TuningJobs tuningJobs;

  DeleteHyperParameterTuningJob(TuningJobs tuningJobs) {
    this.tuningJobs = tuningJobs;
  }

  @Override
  public String name() {
    return "DeleteHyperParameterTuningJob";
  }

  @Override
  public Class<DeleteHyperParameterTuningJobRequest> requestType() {
    return DeleteHyperParameterTuningJobRequest.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public NoContent handle(DeleteHyperParameterTuningJobRequest request, Call call) {
    TuningJob job = Names.tuningJob(tuningJobs, request.hyperParameterTuningJobName());
    call.caller().checkMayChange(job.spec().owner(), "tuning job " + job.name());
    tuningJobs.delete(job.name());
    return NoContent.INSTANCE;
  }
}
