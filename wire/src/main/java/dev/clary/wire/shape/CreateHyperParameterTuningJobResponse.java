package dev.clary.wire.shape;

/**
 * Names the tuning job that was created.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html">CreateHyperParameterTuningJob</a>
 */
public record CreateHyperParameterTuningJobResponse(String hyperParameterTuningJobArn) {}
