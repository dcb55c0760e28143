package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tuning jobs, and the token of the next page when there is one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListHyperParameterTuningJobs.html">ListHyperParameterTuningJobs</a>
 */
public record ListHyperParameterTuningJobsResponse(
    List<HyperParameterTuningJobSummary> hyperParameterTuningJobSummaries,
    @Nullable String nextToken) {}
