package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * A tuning job's training jobs, counted by what became of their objective.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ObjectiveStatusCounters.html">ObjectiveStatusCounters</a>
 */
public record ObjectiveStatusCounters(
    @Nullable Integer succeeded, @Nullable Integer pending, @Nullable Integer failed) {}
