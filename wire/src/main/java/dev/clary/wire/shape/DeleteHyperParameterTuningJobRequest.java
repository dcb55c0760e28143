package dev.clary.wire.shape;

/**
 * Asks for the removal of a tuning job that has ended.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DeleteHyperParameterTuningJob.html">DeleteHyperParameterTuningJobRequest</a>
 */
public record DeleteHyperParameterTuningJobRequest(String hyperParameterTuningJobName) {}
