package dev.clary.wire.shape;

import java.util.List;

/**
 * A hyperparameter that takes one of the listed values, byte for byte.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CategoricalParameterRange.html">CategoricalParameterRange</a>
 */
public record CategoricalParameterRange(String name, List<String> values) {}
