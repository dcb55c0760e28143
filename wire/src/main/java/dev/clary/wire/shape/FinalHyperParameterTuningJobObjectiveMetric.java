package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;

/**
 * The objective's final value of one training job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FinalHyperParameterTuningJobObjectiveMetric.html">FinalHyperParameterTuningJobObjectiveMetric</a>
 */
public record FinalHyperParameterTuningJobObjectiveMetric(
    @Nullable String type, String metricName, Float value) {}
