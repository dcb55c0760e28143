package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of several metrics, a page at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricDataOutput</a>
 */
public record GetMetricDataOutput(
    @Nullable List<MetricDataResult> metricDataResults, @Nullable String nextToken) {}
