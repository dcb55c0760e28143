package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Most training jobs in all, most at a time, and longest run time in seconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceLimits.html">ResourceLimits</a>
 */
public record ResourceLimits(
    @Nullable Integer maxNumberOfTrainingJobs,
    Integer maxParallelTrainingJobs,
    @Nullable Integer maxRuntimeInSeconds) {}
