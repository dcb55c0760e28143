package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Adds values to metrics.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html">PutMetricDataInput</a>
 */
public record PutMetricDataInput(
    String namespace,
    @Nullable List<MetricDatum> metricData,
    @Nullable JsonNode entityMetricData) {}
