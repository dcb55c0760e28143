package dev.clary.server.operation;

import dev.clary.service.InvalidRequestException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The members and values that would change which jobs run, with what, or until when, and that
 * nothing here carries out yet. They are refused by name; what is accepted and ignored cannot
 * change a result.
 */
final class NotServed {
  /**
   * A member that is not served.
   *
   * @param path names from the request on, {@code []} behind a list
   * @param accepted the values that may be sent nevertheless, as text
   */
  private record Rule(String path, Set<String> accepted) {

    static Rule never(String path) {
      return new Rule(path, Set.of());
    }

    static Rule unless(String path, String... accepted) {
      return new Rule(path, Set.of(accepted));
    }

    Rule below(String prefix) {
      return new Rule(prefix + path, accepted);
    }

    void check(JsonNode request) {
      select(Stream.of(request), List.of(path.split("\\.", -1)))
          .filter(value -> !accepts(value))
          .findFirst()
          .ifPresent(
              value -> {
                throw new InvalidRequestException(message(value));
              });
    }

    private boolean accepts(JsonNode value) {
      return accepted.isEmpty()
          ? value.isArray() && value.isEmpty()
          : accepted.contains(value.asString());
    }

    private String message(JsonNode value) {
      return accepted.isEmpty()
          ? "%s is not served yet, and the result would differ without it; leave it out"
              .formatted(path)
          : "%s '%s' is not served yet; served is %s"
              .formatted(
                  path, value.asString(), String.join(", ", accepted.stream().sorted().toList()));
    }

    private static Stream<JsonNode> select(Stream<JsonNode> nodes, List<String> names) {
      if (names.isEmpty()) {
        return nodes;
      }
      String name = names.get(0).replace("[]", "");
      Stream<JsonNode> found = nodes.map(node -> node.path(name)).filter(NotServed::isSent);
      return select(
          names.get(0).endsWith("[]") ? found.flatMap(list -> list.valueStream()) : found,
          names.subList(1, names.size()));
    }
  }

  private static final List<Rule> CHANNEL =
      List.of(
          Rule.unless(
              "DataSource.S3DataSource.S3DataType",
              "S3Prefix",
              "ManifestFile",
              "AugmentedManifestFile"),
          Rule.never("DataSource.S3DataSource.InstanceGroupNames"),
          Rule.never("DataSource.S3DataSource.ModelAccessConfig"),
          Rule.never("DataSource.S3DataSource.HubAccessConfig"),
          Rule.never("DataSource.FileSystemDataSource"),
          Rule.never("DataSource.DatasetSource"));

  /** What a training job and the definition in a tuning job have in common. */
  private static final List<Rule> DEFINITION =
      with(
          below("InputDataConfig[].", CHANNEL),
          Rule.never("AlgorithmSpecification.AlgorithmName"),
          Rule.unless("ResourceConfig.InstanceCount", "1"),
          Rule.never("ResourceConfig.InstanceGroups"),
          Rule.never("StoppingCondition.MaxPendingTimeInSeconds"));

  private static final List<Rule> TRAINING_JOB =
      with(
          DEFINITION,
          Rule.never("ServerlessJobConfig"),
          Rule.never("MlflowConfig"),
          Rule.never("ModelPackageConfig"));

  private static final List<Rule> TUNING_JOB =
      with(
          below("TrainingJobDefinition.", DEFINITION),
          Rule.unless("HyperParameterTuningJobConfig.Strategy", "Bayesian", "Random"),
          Rule.never("HyperParameterTuningJobConfig.StrategyConfig"),
          Rule.never("HyperParameterTuningJobConfig.ParameterRanges.AutoParameters"),
          Rule.unless("HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType", "Off"),
          Rule.never(
              "HyperParameterTuningJobConfig.TuningJobCompletionCriteria.TargetObjectiveMetricValue"),
          Rule.never(
              "HyperParameterTuningJobConfig.TuningJobCompletionCriteria.BestObjectiveNotImproving"),
          Rule.unless(
              "HyperParameterTuningJobConfig.TuningJobCompletionCriteria.ConvergenceDetected"
                  + ".CompleteOnConvergence",
              "Disabled"),
          Rule.never("TrainingJobDefinition.TuningObjective"),
          Rule.never("TrainingJobDefinition.HyperParameterRanges"),
          Rule.unless(
              "TrainingJobDefinition.HyperParameterTuningResourceConfig.InstanceCount", "1"),
          Rule.never("TrainingJobDefinition.HyperParameterTuningResourceConfig.InstanceConfigs"),
          Rule.never("TrainingJobDefinitions"),
          Rule.never("WarmStartConfig"),
          Rule.never("Autotune"));

  private NotServed() {}

  /**
   * Refuses a request for a training job that nothing here could carry out faithfully.
   *
   * @throws InvalidRequestException naming the first member that is not served
   */
  static void checkTrainingJob(JsonNode request) {
    TRAINING_JOB.forEach(rule -> rule.check(request));
  }

  /** Does the same for a request for a tuning job. */
  static void checkTuningJob(JsonNode request) {
    TUNING_JOB.forEach(rule -> rule.check(request));
  }

  private static boolean isSent(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static List<Rule> below(String prefix, List<Rule> rules) {
    return rules.stream().map(rule -> rule.below(prefix)).toList();
  }

  private static List<Rule> with(List<Rule> rules, Rule... more) {
    return Stream.concat(rules.stream(), Arrays.stream(more)).toList();
  }
}
