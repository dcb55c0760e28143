package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * One of the metrics that a request asks for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html">MetricDataQuery</a>
 */
public record MetricDataQuery(
    String id,
    @Nullable MetricStat metricStat,
    @Nullable String expression,
    @Nullable String label,
    @Nullable Boolean returnData,
    @Nullable Integer period) {}
