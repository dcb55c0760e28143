package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Instances for a training job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html">ResourceConfig</a>
 */
public record ResourceConfig(
    @Nullable String instanceType,
    @Nullable Integer instanceCount,
    @Nullable Integer volumeSizeInGB,
    @Nullable String volumeKmsKeyId,
    @Nullable Integer keepAlivePeriodInSeconds,
    @Nullable JsonNode instanceGroups,
    @Nullable String trainingPlanArn,
    @Nullable JsonNode instancePlacementConfig) {}
