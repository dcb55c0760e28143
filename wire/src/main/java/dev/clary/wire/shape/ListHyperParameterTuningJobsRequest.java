package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of tuning jobs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListHyperParameterTuningJobs.html">ListHyperParameterTuningJobs</a>
 */
public record ListHyperParameterTuningJobsRequest(
    @Nullable String nextToken,
    @Nullable Integer maxResults,
    @Nullable String sortBy,
    @Nullable String sortOrder,
    @Nullable String nameContains,
    @Nullable Instant creationTimeAfter,
    @Nullable Instant creationTimeBefore,
    @Nullable Instant lastModifiedTimeAfter,
    @Nullable Instant lastModifiedTimeBefore,
    @Nullable String statusEquals) {}
