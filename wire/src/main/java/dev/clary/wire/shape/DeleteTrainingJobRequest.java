package dev.clary.wire.shape;

/**
 * Asks for the removal of a training job that has ended.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteTrainingJob.html">DeleteTrainingJobRequest</a>
 */
public record DeleteTrainingJobRequest(String trainingJobName) {}
