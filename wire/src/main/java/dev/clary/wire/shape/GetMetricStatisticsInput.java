package dev.clary.wire.shape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for statistics of a metric over periods of time.
 *
 * @param period seconds
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html">GetMetricStatisticsInput</a>
 */
public record GetMetricStatisticsInput(
    String namespace,
    String metricName,
    @Nullable List<Dimension> dimensions,
    Instant startTime,
    Instant endTime,
    Integer period,
    @Nullable List<String> statistics,
    @Nullable List<String> extendedStatistics,
    @Nullable String unit) {}
