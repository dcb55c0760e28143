package dev.clary.server.operation;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobs;
import dev.clary.wire.shape.UpdateTrainingJobRequest;
import dev.clary.wire.shape.UpdateTrainingJobResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Changes a training job that is running, as far as there is something to change: warm pools and
 * remote debugging are refused, settings of the profiler cannot change a result and are ignored.
 */
final class UpdateTrainingJob
    implements Operation<UpdateTrainingJobRequest, UpdateTrainingJobResponse> {
  private final TrainingJobs trainingJobs;
  private final Arns arns;

  UpdateTrainingJob(TrainingJobs trainingJobs, Arns arns) {
    this.trainingJobs = trainingJobs;
    this.arns = arns;
  }

  @Override
  public String name() {
    return "UpdateTrainingJob";
  }

  @Override
  public Class<UpdateTrainingJobRequest> requestType() {
    return UpdateTrainingJobRequest.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public UpdateTrainingJobResponse handle(UpdateTrainingJobRequest request, Call call) {
    TrainingJob job = Names.trainingJob(trainingJobs, request.trainingJobName());
    call.caller().checkMayChange(job.spec().owner(), "training job " + job.name());
    if (job.status().isFinal()) {
      throw new InvalidRequestException(
          "The request was rejected because the training job is in status %s."
              .formatted(Labels.of(job)));
    }
    refuse("ResourceConfig", request.resourceConfig());
    refuse("RemoteDebugConfig", request.remoteDebugConfig());
    return new UpdateTrainingJobResponse(arns.trainingJob(job.name().value()));
  }

  /** Debugger and profiler cannot change what a job results in; a machine kept for it can. */
  private static void refuse(String member, @Nullable JsonNode value) {
    if (value != null) {
      throw new InvalidRequestException(member + " is not served by Clary");
    }
  }
}
