package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hyperparameters to tune, by kind of range.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ParameterRanges.html">ParameterRanges</a>
 */
public record ParameterRanges(
    @Nullable List<IntegerParameterRange> integerParameterRanges,
    @Nullable List<ContinuousParameterRange> continuousParameterRanges,
    @Nullable List<CategoricalParameterRange> categoricalParameterRanges,
    @Nullable List<AutoParameter> autoParameters) {}
