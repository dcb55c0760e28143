package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a metric over one period of time.
 *
 * @param timestamp when the period begins
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Datapoint.html">Datapoint</a>
 */
public record Datapoint(
    @Nullable Instant timestamp,
    @Nullable Double sampleCount,
    @Nullable Double average,
    @Nullable Double sum,
    @Nullable Double minimum,
    @Nullable Double maximum,
    @Nullable String unit) {}
