package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A log stream; times are milliseconds since the epoch.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html">LogStream</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record LogStream(
    @Nullable String logStreamName,
    @Nullable Long creationTime,
    @Nullable Long firstEventTimestamp,
    @Nullable Long lastEventTimestamp,
    @Nullable Long lastIngestionTime,
    @Nullable String arn,
    @Nullable Long storedBytes) {}
