package dev.clary.server.operation;

import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobs;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobRequest;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;

/**
 * Tells everything about one tuning job, with the best training job so far.
 *
 * <p>Counters and best job are read one after the other, so a training job that ends in between may
 * show in one and not yet in the other.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeHyperParameterTuningJob.html">DescribeHyperParameterTuningJob</a>
 */
final class DescribeHyperParameterTuningJob
    implements Operation<
        DescribeHyperParameterTuningJobRequest, DescribeHyperParameterTuningJobResponse> {
  private final TuningJobs tuningJobs;
  private final TuningToWire toWire;

  DescribeHyperParameterTuningJob(TuningJobs tuningJobs, TuningToWire toWire) {
    this.tuningJobs = tuningJobs;
    this.toWire = toWire;
  }

  @Override
  public String name() {
    return "DescribeHyperParameterTuningJob";
  }

  @Override
  public Class<DescribeHyperParameterTuningJobRequest> requestType() {
    return DescribeHyperParameterTuningJobRequest.class;
  }

  @Override
  public DescribeHyperParameterTuningJobResponse handle(
      DescribeHyperParameterTuningJobRequest request, Call call) {
    TuningJob job = Names.tuningJob(tuningJobs, request.hyperParameterTuningJobName());
    return toWire.description(job, tuningJobs.counts(job.name()), tuningJobs.best(job.name()));
  }
}
