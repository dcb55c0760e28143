package dev.clary.wire.shape;

/**
 * Asks to stop a tuning job and the training jobs it runs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StopHyperParameterTuningJob.html">StopHyperParameterTuningJob</a>
 */
public record StopHyperParameterTuningJobRequest(String hyperParameterTuningJobName) {}
