package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * How to search: strategy, objective, limits and ranges.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobConfig.html">HyperParameterTuningJobConfig</a>
 */
public record HyperParameterTuningJobConfig(
    String strategy,
    @Nullable HyperParameterTuningJobStrategyConfig strategyConfig,
    @Nullable HyperParameterTuningJobObjective hyperParameterTuningJobObjective,
    ResourceLimits resourceLimits,
    @Nullable ParameterRanges parameterRanges,
    @Nullable String trainingJobEarlyStoppingType,
    @Nullable TuningJobCompletionCriteria tuningJobCompletionCriteria,
    @Nullable Integer randomSeed) {}
