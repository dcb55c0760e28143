package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * A tuning job's training jobs, counted by status.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TrainingJobStatusCounters.html">TrainingJobStatusCounters</a>
 */
public record TrainingJobStatusCounters(
    @Nullable Integer completed,
    @Nullable Integer inProgress,
    @Nullable Integer retryableError,
    @Nullable Integer nonRetryableError,
    @Nullable Integer stopped) {}
