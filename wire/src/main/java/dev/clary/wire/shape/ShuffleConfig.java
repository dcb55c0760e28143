package dev.clary.wire.shape;

/**
 * The seed with which the objects of a channel are shuffled.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ShuffleConfig.html">ShuffleConfig</a>
 */
public record ShuffleConfig(Long seed) {}
