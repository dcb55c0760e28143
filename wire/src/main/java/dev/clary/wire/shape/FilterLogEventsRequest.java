package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Asks for lines of several log streams; times are milliseconds since the epoch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEventsRequest</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record FilterLogEventsRequest(
    @Nullable String logGroupName,
    @Nullable String logGroupIdentifier,
    @Nullable List<String> logStreamNames,
    @Nullable String logStreamNamePrefix,
    @Nullable Long startTime,
    @Nullable Long endTime,
    @Nullable String filterPattern,
    @Nullable String nextToken,
    @Nullable Integer limit,
    @Nullable Boolean startFromHead) {}
