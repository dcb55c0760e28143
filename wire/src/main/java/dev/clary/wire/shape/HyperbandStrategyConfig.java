package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Least and most resource, in the training program's own unit, that Hyperband gives.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperbandStrategyConfig.html">HyperbandStrategyConfig</a>
 */
public record HyperbandStrategyConfig(
    @Nullable Integer minResource, @Nullable Integer maxResource) {}
