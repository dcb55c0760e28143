package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Time that the training jobs of a tuning job took, in seconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobConsumedResources.html">HyperParameterTuningJobConsumedResources</a>
 */
public record HyperParameterTuningJobConsumedResources(@Nullable Integer runtimeInSeconds) {}
