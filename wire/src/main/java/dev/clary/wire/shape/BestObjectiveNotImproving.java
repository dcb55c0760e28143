package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Finishes a tuning job when this many training jobs brought no improvement.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BestObjectiveNotImproving.html">BestObjectiveNotImproving</a>
 */
public record BestObjectiveNotImproving(@Nullable Integer maxNumberOfTrainingJobsNotImproving) {}
