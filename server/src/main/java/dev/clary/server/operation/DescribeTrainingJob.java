package dev.clary.server.operation;

import dev.clary.service.training.TrainingJobs;
import dev.clary.wire.shape.DescribeTrainingJobRequest;
import dev.clary.wire.shape.DescribeTrainingJobResponse;

/**
 * Tells everything about one training job; its metrics while it runs, too.
 *
 * <p>AWS documents the final metrics of a job that has ended only; live views are built on these.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html">DescribeTrainingJob</a>
 */
final class DescribeTrainingJob
    implements Operation<DescribeTrainingJobRequest, DescribeTrainingJobResponse> {
  private final TrainingJobs trainingJobs;
  private final TrainingToWire toWire;

  DescribeTrainingJob(TrainingJobs trainingJobs, TrainingToWire toWire) {
    this.trainingJobs = trainingJobs;
    this.toWire = toWire;
  }

  @Override
  public String name() {
    return "DescribeTrainingJob";
  }

  @Override
  public Class<DescribeTrainingJobRequest> requestType() {
    return DescribeTrainingJobRequest.class;
  }

  @Override
  public DescribeTrainingJobResponse handle(DescribeTrainingJobRequest request, Call call) {
    return toWire.description(Names.trainingJob(trainingJobs, request.trainingJobName()));
  }
}
