package dev.clary.wire.shape;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that a training job logged; the time is when it was logged.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetricData.html">MetricData</a>
 */
public record MetricData(
    @Nullable String metricName, @Nullable Float value, @Nullable Instant timestamp) {}
