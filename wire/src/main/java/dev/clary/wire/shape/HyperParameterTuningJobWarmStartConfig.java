package dev.clary.wire.shape;

import java.util.List;

/**
 * Earlier tuning jobs to begin from.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobWarmStartConfig.html">HyperParameterTuningJobWarmStartConfig</a>
 */
public record HyperParameterTuningJobWarmStartConfig(
    List<ParentHyperParameterTuningJob> parentHyperParameterTuningJobs, String warmStartType) {}
