package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tuning job's algorithm: image or name, input mode, metrics.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterAlgorithmSpecification.html">HyperParameterAlgorithmSpecification</a>
 */
public record HyperParameterAlgorithmSpecification(
    @Nullable String trainingImage,
    String trainingInputMode,
    @Nullable String algorithmName,
    @Nullable List<MetricDefinition> metricDefinitions) {}
