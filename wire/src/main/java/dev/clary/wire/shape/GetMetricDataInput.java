package dev.clary.wire.shape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for statistics of several metrics.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricDataInput</a>
 */
public record GetMetricDataInput(
    List<MetricDataQuery> metricDataQueries,
    Instant startTime,
    Instant endTime,
    @Nullable String nextToken,
    @Nullable String scanBy,
    @Nullable Integer maxDatapoints) {}
