package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.Requests;
import dev.clary.server.keys.Role;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.TrainingSpec;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.Service;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every member of the requests that create jobs, as the service model has them, is sent in turn: it
 * must change what the service gets to know, or be refused by name, or be listed here as one that
 * cannot change a result. So nothing is accepted and ignored, and a newer model cannot bring
 * anything that is.
 */
class CreateRequestMembersTest {

  /** Kept and shown again, and nothing else. Of an enumeration, the value that is the default. */
  private static final Set<String> KEPT_IN_BOTH =
      Set.of(
          "EnableInterContainerTrafficEncryption",
          "EnableManagedSpotTraining",
          "InputDataConfig[].CompressionType=None",
          "InputDataConfig[].DataSource.S3DataSource.S3DataDistributionType=FullyReplicated",
          "InputDataConfig[].InputMode=File",
          "InputDataConfig[].RecordWrapperType=None",
          "OutputDataConfig.CompressionType=GZIP",
          "OutputDataConfig.KmsKeyId",
          "ResourceConfig.InstancePlacementConfig.EnableMultipleJobs",
          "ResourceConfig.InstancePlacementConfig.PlacementSpecifications[].InstanceCount",
          "ResourceConfig.InstancePlacementConfig.PlacementSpecifications[].UltraServerId",
          "ResourceConfig.KeepAlivePeriodInSeconds",
          "ResourceConfig.TrainingPlanArn",
          "ResourceConfig.VolumeKmsKeyId",
          "ResourceConfig.VolumeSizeInGB",
          "RoleArn",
          "VpcConfig.SecurityGroupIds[]",
          "VpcConfig.Subnets[]");

  private static final Set<String> KEPT_IN_TRAINING_JOBS =
      Set.of(
          "AlgorithmSpecification.EnableSageMakerMetricsTimeSeries",
          "AlgorithmSpecification.TrainingImageConfig.TrainingRepositoryAccessMode=Platform",
          "AlgorithmSpecification.TrainingImageConfig.TrainingRepositoryAccessMode=Vpc",
          "AlgorithmSpecification.TrainingImageConfig.TrainingRepositoryAuthConfig"
              + ".TrainingRepositoryCredentialsProviderArn",
          "Tags[].Key",
          "Tags[].Value");

  /** Members of these watch a job or describe it to other services. */
  private static final List<String> KEPT_WHOLE_IN_TRAINING_JOBS =
      List.of(
          "DebugHookConfig.",
          "DebugRuleConfigurations[].",
          "ExperimentConfig.",
          "InfraCheckConfig.",
          "ProfilerConfig.",
          "ProfilerRuleConfigurations[].",
          "RemoteDebugConfig.",
          "SessionChainingConfig.",
          "TensorBoardOutputConfig.");

  private static final String CONFIG = "HyperParameterTuningJobConfig.";
  private static final String TUNING_RESOURCES =
      "TrainingJobDefinition.HyperParameterTuningResourceConfig.";

  private static final Set<String> KEPT_IN_TUNING_JOBS =
      Set.of(
          CONFIG + "TrainingJobEarlyStoppingType=Off",
          CONFIG + "TuningJobCompletionCriteria.ConvergenceDetected.CompleteOnConvergence=Disabled",
          CONFIG + "ParameterRanges.IntegerParameterRanges[].ScalingType=Auto",
          "Tags[].Key",
          "Tags[].Value",
          "TrainingJobDefinition.DefinitionName",
          TUNING_RESOURCES + "AllocationStrategy=Prioritized",
          TUNING_RESOURCES + "InstanceType=ml.m5.large", // what ResourceConfig says
          TUNING_RESOURCES + "VolumeKmsKeyId",
          TUNING_RESOURCES + "VolumeSizeInGB");

  private final JsonCodec codec = new JsonCodec();
  private final FromWire training = new FromWire(0, Roles.ANY);
  private final TuningFromWire tuning = new TuningFromWire(training, () -> 1);
  private final ModelMembers model = ModelMembers.of(Service.SAGEMAKER);
  private final Set<String> kept = new TreeSet<>();

  @Test
  void everyMemberOfATrainingJobIsBoundOrRefusedOrCannotChangeAResult() {
    model.visit(
        "CreateTrainingJob",
        (path, value) ->
            send(path, value, withCheckpoints(Requests.trainingJob("a"), ""), this::trainingSpec));

    kept.removeIf(path -> KEPT_WHOLE_IN_TRAINING_JOBS.stream().anyMatch(path::startsWith));
    assertThat(kept).containsExactlyInAnyOrderElementsOf(union("", KEPT_IN_TRAINING_JOBS));
  }

  @Test
  void everyMemberOfATuningJobIsBoundOrRefusedOrCannotChangeAResult() {
    model.visit(
        "CreateHyperParameterTuningJob",
        (path, value) ->
            send(
                path,
                value,
                withCheckpoints(Requests.tuningJob("a"), "/TrainingJobDefinition"),
                this::tuningSpec));

    assertThat(kept)
        .containsExactlyInAnyOrderElementsOf(union("TrainingJobDefinition.", KEPT_IN_TUNING_JOBS));
  }

  /** What must be there for a member beside it to be sent. */
  private static ObjectNode withCheckpoints(ObjectNode request, String definition) {
    ((ObjectNode) request.at(definition)).putObject("CheckpointConfig").put("S3Uri", "s3://b/c");
    return request;
  }

  private static Set<String> union(String prefix, Set<String> more) {
    var union = new TreeSet<>(more);
    KEPT_IN_BOTH.forEach(path -> union.add(prefix + path));
    return union;
  }

  /** Sends a request with a member set, and notes it when nothing came of it. */
  private void send(
      String path, JsonNode value, ObjectNode request, Function<JsonNode, Object> domain) {
    Object before = domain.apply(request);
    ObjectNode changed = ModelMembers.with(request, path, value);
    if (changed.equals(request)) {
      return;
    }
    try {
      if (Objects.equals(domain.apply(changed), before)) {
        kept.add(path);
      }
    } catch (InvalidRequestException e) {
      String named = String.valueOf(e.getMessage()).replaceFirst("[ '].*", "");
      assertThat(named.equals("range") || ("." + path).contains("." + named))
          .as(path + ": " + e)
          .isTrue();
    }
  }

  /** What the service gets to know, without the text of the request. */
  private Object trainingSpec(JsonNode request) {
    NotServed.checkTrainingJob(request);
    TrainingSpec spec =
        training.trainingSpec(codec.decode(request, CreateTrainingJobRequest.class), call(request));
    return List.of(spec.name(), spec.owner(), spec.definition());
  }

  private Object tuningSpec(JsonNode request) {
    NotServed.checkTuningJob(request);
    TuningSpec spec =
        tuning.tuningSpec(
            codec.decode(request, CreateHyperParameterTuningJobRequest.class), call(request));
    return List.of(
        spec.name(),
        spec.strategy(),
        spec.space(),
        spec.objective(),
        spec.limits(),
        spec.seed(),
        spec.definition());
  }

  private static Call call(JsonNode request) {
    return new Call(new Caller("AKIA", Role.ADMIN), request);
  }
}
