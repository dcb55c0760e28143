package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Lines of a log stream, and tokens to go on in both directions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html">GetLogEvents</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record GetLogEventsResponse(
    @Nullable List<OutputLogEvent> events,
    @Nullable String nextForwardToken,
    @Nullable String nextBackwardToken) {}
