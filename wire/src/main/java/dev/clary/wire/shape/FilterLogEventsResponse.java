package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Lines of several log streams.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEventsResponse</a>
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record FilterLogEventsResponse(
    @Nullable List<FilteredLogEvent> events,
    @Nullable List<JsonNode> searchedLogStreams,
    @Nullable String nextToken) {}
