package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Finishes a tuning job that has converged, when {@code Enabled}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ConvergenceDetected.html">ConvergenceDetected</a>
 */
public record ConvergenceDetected(@Nullable String completeOnConvergence) {}
