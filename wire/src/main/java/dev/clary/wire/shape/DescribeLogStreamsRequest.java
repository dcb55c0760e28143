package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Asks for a page of the log streams of a group.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html">DescribeLogStreams</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record DescribeLogStreamsRequest(
    @Nullable String logGroupName,
    @Nullable String logGroupIdentifier,
    @Nullable String logStreamNamePrefix,
    @Nullable String orderBy,
    @Nullable Boolean descending,
    @Nullable String nextToken,
    @Nullable Integer limit) {}
