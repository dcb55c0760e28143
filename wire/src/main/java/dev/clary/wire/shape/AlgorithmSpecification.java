package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A training job's algorithm: image or name, entry point, input mode, metrics.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AlgorithmSpecification.html">AlgorithmSpecification</a>
 */
public record AlgorithmSpecification(
    @Nullable String trainingImage,
    @Nullable String algorithmName,
    String trainingInputMode,
    @Nullable List<MetricDefinition> metricDefinitions,
    @Nullable Boolean enableSageMakerMetricsTimeSeries,
    @Nullable List<String> containerEntrypoint,
    @Nullable List<String> containerArguments,
    @Nullable JsonNode trainingImageConfig) {}
