package dev.clary.wire.shape;

/**
 * The training job that was changed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateTrainingJob.html">UpdateTrainingJobResponse</a>
 */
public record UpdateTrainingJobResponse(String trainingJobArn) {}
