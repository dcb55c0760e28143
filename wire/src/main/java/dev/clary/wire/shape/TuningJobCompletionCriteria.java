package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Reasons to finish a tuning job before its limits.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TuningJobCompletionCriteria.html">TuningJobCompletionCriteria</a>
 */
public record TuningJobCompletionCriteria(
    @Nullable Float targetObjectiveMetricValue,
    @Nullable BestObjectiveNotImproving bestObjectiveNotImproving,
    @Nullable ConvergenceDetected convergenceDetected) {}
