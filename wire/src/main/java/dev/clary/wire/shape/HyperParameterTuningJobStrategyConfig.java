package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a strategy that has any.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobStrategyConfig.html">HyperParameterTuningJobStrategyConfig</a>
 */
public record HyperParameterTuningJobStrategyConfig(
    @Nullable HyperbandStrategyConfig hyperbandStrategyConfig) {}
