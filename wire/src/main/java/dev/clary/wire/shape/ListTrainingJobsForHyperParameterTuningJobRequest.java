package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the training jobs that one tuning job launched.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobsForHyperParameterTuningJob.html">ListTrainingJobsForHyperParameterTuningJob</a>
 */
public record ListTrainingJobsForHyperParameterTuningJobRequest(
    String hyperParameterTuningJobName,
    @Nullable String nextToken,
    @Nullable Integer maxResults,
    @Nullable String statusEquals,
    @Nullable String sortBy,
    @Nullable String sortOrder) {}
