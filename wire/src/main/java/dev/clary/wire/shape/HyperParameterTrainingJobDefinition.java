package dev.clary.wire.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What every training job of a tuning job runs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTrainingJobDefinition.html">HyperParameterTrainingJobDefinition</a>
 */
public record HyperParameterTrainingJobDefinition(
    @Nullable String definitionName,
    @Nullable HyperParameterTuningJobObjective tuningObjective,
    @Nullable ParameterRanges hyperParameterRanges,
    @Nullable Map<String, String> staticHyperParameters,
    HyperParameterAlgorithmSpecification algorithmSpecification,
    String roleArn,
    @Nullable List<Channel> inputDataConfig,
    @Nullable JsonNode vpcConfig,
    OutputDataConfig outputDataConfig,
    @Nullable ResourceConfig resourceConfig,
    @Nullable HyperParameterTuningResourceConfig hyperParameterTuningResourceConfig,
    StoppingCondition stoppingCondition,
    @Nullable Boolean enableNetworkIsolation,
    @Nullable Boolean enableInterContainerTrafficEncryption,
    @Nullable Boolean enableManagedSpotTraining,
    @Nullable CheckpointConfig checkpointConfig,
    @Nullable RetryStrategy retryStrategy,
    @Nullable Map<String, String> environment) {}
