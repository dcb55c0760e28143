package dev.clary.wire.shape;

/**
 * Asks to stop a training job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopTrainingJob.html">StopTrainingJob</a>
 */
public record StopTrainingJobRequest(String trainingJobName) {}
