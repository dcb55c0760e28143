package dev.clary.wire.shape;

/**
 * How often a training job is tried again after an infrastructure failure.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RetryStrategy.html">RetryStrategy</a>
 */
public record RetryStrategy(Integer maximumRetryAttempts) {}
