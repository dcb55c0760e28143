package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Real numbers between two bounds, both included; numbers travel as text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContinuousParameterRange.html">ContinuousParameterRange</a>
 */
public record ContinuousParameterRange(
    String name, String minValue, String maxValue, @Nullable String scalingType) {}
