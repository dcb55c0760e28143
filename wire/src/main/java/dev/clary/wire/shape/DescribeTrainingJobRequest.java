package dev.clary.wire.shape;

/**
 * Asks for everything about one training job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html">DescribeTrainingJob</a>
 */
public record DescribeTrainingJobRequest(String trainingJobName) {}
