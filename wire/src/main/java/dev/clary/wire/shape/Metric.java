package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric by all that identifies it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html">Metric</a>
 */
public record Metric(
    @Nullable String namespace,
    @Nullable String metricName,
    @Nullable List<Dimension> dimensions) {}
