package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A line of a log stream; times are milliseconds since the epoch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilteredLogEvent.html">FilteredLogEvent</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record FilteredLogEvent(
    @Nullable String logStreamName,
    @Nullable Long timestamp,
    @Nullable String message,
    @Nullable Long ingestionTime,
    @Nullable String eventId) {}
