package dev.clary.wire.shape;

/**
 * One choice of instances among several, tried in order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningInstanceConfig.html">HyperParameterTuningInstanceConfig</a>
 */
public record HyperParameterTuningInstanceConfig(
    String instanceType, Integer instanceCount, Integer volumeSizeInGB) {}
