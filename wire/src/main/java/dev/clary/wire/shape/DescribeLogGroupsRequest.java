package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Asks which log groups there are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">DescribeLogGroupsRequest</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record DescribeLogGroupsRequest(
    @Nullable String logGroupNamePrefix,
    @Nullable String logGroupNamePattern,
    @Nullable String nextToken,
    @Nullable Integer limit,
    @Nullable List<String> logGroupIdentifiers) {}
