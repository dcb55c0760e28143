package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Longest run, wait and pending times of a training job, in seconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html">StoppingCondition</a>
 */
public record StoppingCondition(
    @Nullable Integer maxRuntimeInSeconds,
    @Nullable Integer maxWaitTimeInSeconds,
    @Nullable Integer maxPendingTimeInSeconds) {}
