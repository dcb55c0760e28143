package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * An earlier tuning job to begin from.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ParentHyperParameterTuningJob.html">ParentHyperParameterTuningJob</a>
 */
public record ParentHyperParameterTuningJob(@Nullable String hyperParameterTuningJobName) {}
