package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A page of log streams, and the token of the next page when there is one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html">DescribeLogStreams</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record DescribeLogStreamsResponse(
    @Nullable List<LogStream> logStreams, @Nullable String nextToken) {}
