package dev.clary.wire.shape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a metric, or several, or what they came to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">MetricDatum</a>
 */
public record MetricDatum(
    String metricName,
    @Nullable List<Dimension> dimensions,
    @Nullable Instant timestamp,
    @Nullable Double value,
    @Nullable StatisticSet statisticValues,
    @Nullable List<Double> values,
    @Nullable List<Double> counts,
    @Nullable String unit) {}
