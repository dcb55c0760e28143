package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of training jobs, and the token of the next page when there is one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobs.html">ListTrainingJobs</a>
 */
public record ListTrainingJobsResponse(
    List<TrainingJobSummary> trainingJobSummaries, @Nullable String nextToken) {}
