package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * A statistic of a metric over periods of time.
 *
 * @param period seconds
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricStat.html">MetricStat</a>
 */
public record MetricStat(Metric metric, Integer period, String stat, @Nullable String unit) {}
