package dev.clary.wire.shape;

/**
 * The metric to improve and the direction, {@code Minimize} or {@code Maximize}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobObjective.html">HyperParameterTuningJobObjective</a>
 */
public record HyperParameterTuningJobObjective(String type, String metricName) {}
