package dev.clary.wire.shape;

/**
 * Lets the service choose ranges, strategy and limits, when {@code Enabled}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Autotune.html">Autotune</a>
 */
public record Autotune(String mode) {}
