package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of training jobs of one tuning job, and the token of the next page when there is one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobsForHyperParameterTuningJob.html">ListTrainingJobsForHyperParameterTuningJob</a>
 */
public record ListTrainingJobsForHyperParameterTuningJobResponse(
    List<HyperParameterTrainingJobSummary> trainingJobSummaries, @Nullable String nextToken) {}
