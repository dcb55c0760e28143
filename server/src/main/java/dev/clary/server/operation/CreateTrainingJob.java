package dev.clary.server.operation;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.tags.Tagged;
import dev.clary.service.training.TrainingJobs;
import dev.clary.service.training.TrainingSpec;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import dev.clary.wire.shape.CreateTrainingJobResponse;

/**
 * Stores a training job, which runs as soon as there is a slot for it.
 *
 * <p>The request is stored as it came beside what was read from it, so that it can be shown again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">CreateTrainingJob</a>
 */
final class CreateTrainingJob
    implements Operation<CreateTrainingJobRequest, CreateTrainingJobResponse> {
  private final TrainingJobs trainingJobs;
  private final FromWire fromWire;
  private final Tags tags;
  private final Arns arns;

  CreateTrainingJob(TrainingJobs trainingJobs, FromWire fromWire, Tags tags, Arns arns) {
    this.trainingJobs = trainingJobs;
    this.fromWire = fromWire;
    this.tags = tags;
    this.arns = arns;
  }

  @Override
  public String name() {
    return "CreateTrainingJob";
  }

  @Override
  public Class<CreateTrainingJobRequest> requestType() {
    return CreateTrainingJobRequest.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public CreateTrainingJobResponse handle(CreateTrainingJobRequest request, Call call) {
    NotServed.checkTrainingJob(call.request());
    String arn = arns.trainingJob(request.trainingJobName());
    try {
      TrainingSpec spec = fromWire.trainingSpec(request, call);
      tags.prepare(Tagged.Kind.TRAINING_JOB, request.trainingJobName(), request.tags());
      trainingJobs.create(spec);
    } catch (AlreadyExistsException e) {
      throw new AlreadyExistsException(
          "Training job names must be unique within an AWS account and region, and a training job"
              + " with this name already exists (%s)".formatted(arn));
    }
    return new CreateTrainingJobResponse(arn);
  }
}
