package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks which metrics there are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html">ListMetricsInput</a>
 */
public record ListMetricsInput(
    @Nullable String namespace,
    @Nullable String metricName,
    @Nullable List<DimensionFilter> dimensions,
    @Nullable String nextToken,
    @Nullable String recentlyActive) {}
