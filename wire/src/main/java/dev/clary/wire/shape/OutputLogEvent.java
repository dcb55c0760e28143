package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A line of a log stream; times are milliseconds since the epoch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_OutputLogEvent.html">OutputLogEvent</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record OutputLogEvent(
    @Nullable Long timestamp, @Nullable String message, @Nullable Long ingestionTime) {}
