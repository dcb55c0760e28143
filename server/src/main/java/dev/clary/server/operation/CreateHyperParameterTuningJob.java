package dev.clary.server.operation;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.tags.Tagged;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.CreateHyperParameterTuningJobResponse;

/**
 * Stores a tuning job, which begins at once.
 *
 * <p>The request is stored as it came beside what was read from it, so that it can be shown again
 * and compared.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html">CreateHyperParameterTuningJob</a>
 */
final class CreateHyperParameterTuningJob
    implements Operation<
        CreateHyperParameterTuningJobRequest, CreateHyperParameterTuningJobResponse> {
  private final TuningJobs tuningJobs;
  private final TuningFromWire fromWire;
  private final Tags tags;
  private final Arns arns;

  CreateHyperParameterTuningJob(
      TuningJobs tuningJobs, TuningFromWire fromWire, Tags tags, Arns arns) {
    this.tuningJobs = tuningJobs;
    this.fromWire = fromWire;
    this.tags = tags;
    this.arns = arns;
  }

  @Override
  public String name() {
    return "CreateHyperParameterTuningJob";
  }

  @Override
  public Class<CreateHyperParameterTuningJobRequest> requestType() {
    return CreateHyperParameterTuningJobRequest.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public CreateHyperParameterTuningJobResponse handle(
      CreateHyperParameterTuningJobRequest request, Call call) {
    NotServed.checkTuningJob(call.request());
    String name = request.hyperParameterTuningJobName();
    try {
      TuningSpec spec = fromWire.tuningSpec(request, call);
      tags.prepare(Tagged.Kind.TUNING_JOB, name, request.tags());
      tuningJobs.create(spec);
    } catch (AlreadyExistsException e) {
      throw new AlreadyExistsException(
          "A hyperparameter tuning job with the name, %s, already exists. Choose a different name."
              .formatted(name));
    }
    return new CreateHyperParameterTuningJobResponse(arns.tuningJob(name));
  }
}
