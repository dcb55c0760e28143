package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Log groups, a page at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">DescribeLogGroupsResponse</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record DescribeLogGroupsResponse(
    @Nullable List<LogGroup> logGroups, @Nullable String nextToken) {}
