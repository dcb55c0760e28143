package dev.clary.wire.shape;

/**
 * Asks for everything about one tuning job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeHyperParameterTuningJob.html">DescribeHyperParameterTuningJob</a>
 */
public record DescribeHyperParameterTuningJobRequest(String hyperParameterTuningJobName) {}
