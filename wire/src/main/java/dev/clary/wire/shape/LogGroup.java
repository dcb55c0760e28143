package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A log group; times are milliseconds since the epoch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html">LogGroup</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record LogGroup(
    @Nullable String logGroupName,
    @Nullable Long creationTime,
    @Nullable Integer metricFilterCount,
    @Nullable String arn,
    @Nullable Long storedBytes,
    @Nullable String logGroupClass,
    @Nullable String logGroupArn) {}
