package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Asks for lines of a log stream; times are milliseconds since the epoch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record GetLogEventsRequest(
    @Nullable String logGroupName,
    @Nullable String logGroupIdentifier,
    String logStreamName,
    @Nullable Long startTime,
    @Nullable Long endTime,
    @Nullable String nextToken,
    @Nullable Integer limit,
    @Nullable Boolean startFromHead,
    @Nullable Boolean unmask) {}
