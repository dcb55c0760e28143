package dev.clary.wire.shape;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of one of the metrics asked for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html">MetricDataResult</a>
 */
public record MetricDataResult(
    @Nullable String id,
    @Nullable String label,
    @Nullable List<Instant> timestamps,
    @Nullable List<Double> values,
    @Nullable String statusCode) {}
