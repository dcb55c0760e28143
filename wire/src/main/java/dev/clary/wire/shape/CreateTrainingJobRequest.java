package dev.clary.wire.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks for one training job.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">CreateTrainingJob</a>
 */
public record CreateTrainingJobRequest(
    String trainingJobName,
    @Nullable Map<String, String> hyperParameters,
    @Nullable AlgorithmSpecification algorithmSpecification,
    String roleArn,
    @Nullable List<Channel> inputDataConfig,
    OutputDataConfig outputDataConfig,
    @Nullable ResourceConfig resourceConfig,
    @Nullable JsonNode vpcConfig,
    @Nullable StoppingCondition stoppingCondition,
    @Nullable List<Tag> tags,
    @Nullable Boolean enableNetworkIsolation,
    @Nullable Boolean enableInterContainerTrafficEncryption,
    @Nullable Boolean enableManagedSpotTraining,
    @Nullable CheckpointConfig checkpointConfig,
    @Nullable JsonNode debugHookConfig,
    @Nullable JsonNode debugRuleConfigurations,
    @Nullable JsonNode tensorBoardOutputConfig,
    @Nullable JsonNode experimentConfig,
    @Nullable JsonNode profilerConfig,
    @Nullable JsonNode profilerRuleConfigurations,
    @Nullable Map<String, String> environment,
    @Nullable RetryStrategy retryStrategy,
    @Nullable JsonNode remoteDebugConfig,
    @Nullable JsonNode infraCheckConfig,
    @Nullable JsonNode sessionChainingConfig,
    @Nullable JsonNode serverlessJobConfig,
    @Nullable JsonNode mlflowConfig,
    @Nullable JsonNode modelPackageConfig) {}
