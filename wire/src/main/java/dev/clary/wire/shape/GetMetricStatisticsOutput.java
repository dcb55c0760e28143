package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a metric over periods of time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html">GetMetricStatisticsOutput</a>
 */
public record GetMetricStatisticsOutput(
    @Nullable String label, @Nullable List<Datapoint> datapoints) {}
