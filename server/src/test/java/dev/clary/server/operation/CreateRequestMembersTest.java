package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.server.Requests;
import dev.clary.server.keys.Role;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.TrainingSpec;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.wire.JsonCodec;
import dev.clary.wire.ServiceModel;
import dev.clary.wire.shape.CreateHyperParameterTuningJobRequest;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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

  /** What is sent for members whose type alone does not make a value that is allowed. */
  private static final Map<String, String> SAMPLES =
      Map.of(
          CONFIG + "ParameterRanges.ContinuousParameterRanges[].MinValue", "0.001",
          CONFIG + "ParameterRanges.ContinuousParameterRanges[].MaxValue", "0.2",
          CONFIG + "ParameterRanges.IntegerParameterRanges[].MinValue", "2",
          CONFIG + "ParameterRanges.IntegerParameterRanges[].MaxValue", "9");

  private final JsonCodec codec = new JsonCodec();
  private final FromWire training = new FromWire(0, Roles.ANY);
  private final TuningFromWire tuning = new TuningFromWire(training, () -> 1);
  private final JsonNode shapes = model().get("shapes");
  private final Set<String> kept = new TreeSet<>();

  @Test
  void everyMemberOfATrainingJobIsBoundOrRefusedOrCannotChangeAResult() {
    walk(
        "CreateTrainingJobRequest",
        "",
        (path, value) ->
            send(path, value, withCheckpoints(Requests.trainingJob("a"), ""), this::trainingSpec));

    kept.removeIf(path -> KEPT_WHOLE_IN_TRAINING_JOBS.stream().anyMatch(path::startsWith));
    assertThat(kept).containsExactlyInAnyOrderElementsOf(union("", KEPT_IN_TRAINING_JOBS));
  }

  @Test
  void everyMemberOfATuningJobIsBoundOrRefusedOrCannotChangeAResult() {
    walk(
        "CreateHyperParameterTuningJobRequest",
        "",
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

  /** Visits every leaf below a shape with each value of its enumeration, or one of its type. */
  private void walk(String shapeName, String path, BiConsumer<String, JsonNode> leaf) {
    JsonNode shape = shapes.get(shapeName);
    switch (shape.get("type").stringValue()) {
      case "structure" ->
          shape
              .get("members")
              .properties()
              .forEach(
                  member ->
                      walk(
                          member.getValue().get("shape").stringValue(),
                          path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                          leaf));
      case "list" -> walk(shape.at("/member/shape").stringValue(), path + "[]", leaf);
      case "map" -> leaf.accept(path, Requests.json("{\"k\": \"v\"}"));
      case "string" -> strings(shape, path, leaf);
      case "boolean" -> leaf.accept(path, tree("true"));
      default -> leaf.accept(path, tree("7"));
    }
  }

  private void strings(JsonNode shape, String path, BiConsumer<String, JsonNode> leaf) {
    if (shape.has("enum")) {
      shape.get("enum").forEach(value -> leaf.accept(path + "=" + value.stringValue(), value));
    } else {
      leaf.accept(path, tree("\"%s\"".formatted(SAMPLES.getOrDefault(path, "x"))));
    }
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }

  /** Sends a request with a member set, and notes it when nothing came of it. */
  private void send(
      String path, JsonNode value, ObjectNode request, Function<JsonNode, Object> domain) {
    Object before = domain.apply(request);
    ObjectNode changed = request.deepCopy();
    set(changed, List.of(path.replaceFirst("=.*", "").split("\\.")), value);
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

  /** Sets a member deep in a request; of a list, its first element, made if there is none. */
  private static void set(ObjectNode node, List<String> names, JsonNode value) {
    String name = names.get(0).replace("[]", "");
    List<String> rest = names.subList(1, names.size());
    if (names.get(0).endsWith("[]")) {
      ArrayNode list = node.withArray(name);
      if (rest.isEmpty()) {
        list.add(value);
      } else {
        set(list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0), rest, value);
      }
    } else if (rest.isEmpty()) {
      node.set(name, value);
    } else {
      set(node.withObject("/" + name), rest, value);
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

  private static JsonNode model() {
    try (InputStream in = ServiceModel.class.getResourceAsStream("sagemaker.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
