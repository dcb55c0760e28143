package dev.clary.wire.shape;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything about one training job: what was asked, where it stands, what it measured.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html">DescribeTrainingJob</a>
 */
public record DescribeTrainingJobResponse(
    String trainingJobName,
    String trainingJobArn,
    @Nullable String tuningJobArn,
    ModelArtifacts modelArtifacts,
    String trainingJobStatus,
    String secondaryStatus,
    @Nullable String failureReason,
    @Nullable Map<String, String> hyperParameters,
    @Nullable AlgorithmSpecification algorithmSpecification,
    @Nullable String roleArn,
    @Nullable List<Channel> inputDataConfig,
    @Nullable OutputDataConfig outputDataConfig,
    @Nullable ResourceConfig resourceConfig,
    @Nullable JsonNode vpcConfig,
    StoppingCondition stoppingCondition,
    Instant creationTime,
    @Nullable Instant trainingStartTime,
    @Nullable Instant trainingEndTime,
    @Nullable Instant lastModifiedTime,
    @Nullable List<SecondaryStatusTransition> secondaryStatusTransitions,
    @Nullable List<MetricData> finalMetricDataList,
    @Nullable Boolean enableNetworkIsolation,
    @Nullable Boolean enableInterContainerTrafficEncryption,
    @Nullable Boolean enableManagedSpotTraining,
    @Nullable CheckpointConfig checkpointConfig,
    @Nullable Integer trainingTimeInSeconds,
    @Nullable Integer billableTimeInSeconds,
    @Nullable JsonNode debugHookConfig,
    @Nullable JsonNode experimentConfig,
    @Nullable JsonNode debugRuleConfigurations,
    @Nullable JsonNode tensorBoardOutputConfig,
    @Nullable JsonNode profilerConfig,
    @Nullable JsonNode profilerRuleConfigurations,
    @Nullable String profilingStatus,
    @Nullable Map<String, String> environment,
    @Nullable RetryStrategy retryStrategy,
    @Nullable JsonNode remoteDebugConfig,
    @Nullable JsonNode infraCheckConfig) {}
