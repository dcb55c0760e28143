package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers between two bounds, both included; numbers travel as text.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_IntegerParameterRange.html">IntegerParameterRange</a>
 */
public record IntegerParameterRange(
    String name, String minValue, String maxValue, @Nullable String scalingType) {}
