package dev.clary.wire.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instances for the training jobs of a tuning job, as newer clients send them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningResourceConfig.html">HyperParameterTuningResourceConfig</a>
 */
public record HyperParameterTuningResourceConfig(
    @Nullable String instanceType,
    @Nullable Integer instanceCount,
    @Nullable Integer volumeSizeInGB,
    @Nullable String volumeKmsKeyId,
    @Nullable String allocationStrategy,
    @Nullable List<HyperParameterTuningInstanceConfig> instanceConfigs) {}
