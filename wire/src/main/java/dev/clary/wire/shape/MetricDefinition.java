package dev.clary.wire.shape;

/**
 * A metric's name and the regular expression that finds its value in a log line.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MetricDefinition.html">MetricDefinition</a>
 */
public record MetricDefinition(String name, String regex) {}
