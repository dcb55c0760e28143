package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metrics, a page at a time.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html">ListMetricsOutput</a>
 */
public record ListMetricsOutput(@Nullable List<Metric> metrics, @Nullable String nextToken) {}
