package dev.clary.wire.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks for a change of a training job that is running.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateTrainingJob.html">UpdateTrainingJobRequest</a>
 */
public record UpdateTrainingJobRequest(
    String trainingJobName,
    @Nullable JsonNode profilerConfig,
    @Nullable JsonNode profilerRuleConfigurations,
    @Nullable JsonNode resourceConfig,
    @Nullable JsonNode remoteDebugConfig) {}
