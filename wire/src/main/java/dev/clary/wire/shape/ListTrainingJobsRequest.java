package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of training jobs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTrainingJobs.html">ListTrainingJobs</a>
 */
public record ListTrainingJobsRequest(
    @Nullable String nextToken,
    @Nullable Integer maxResults,
    @Nullable Instant creationTimeAfter,
    @Nullable Instant creationTimeBefore,
    @Nullable Instant lastModifiedTimeAfter,
    @Nullable Instant lastModifiedTimeBefore,
    @Nullable String nameContains,
    @Nullable String statusEquals,
    @Nullable String sortBy,
    @Nullable String sortOrder,
    @Nullable String warmPoolStatusEquals,
    @Nullable String trainingPlanArnEquals) {}
