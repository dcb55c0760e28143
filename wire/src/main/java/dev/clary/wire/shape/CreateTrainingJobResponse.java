package dev.clary.wire.shape;

/**
 * Names the training job that was created.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">CreateTrainingJob</a>
 */
public record CreateTrainingJobResponse(String trainingJobArn) {}
