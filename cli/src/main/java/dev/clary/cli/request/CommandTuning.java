package dev.clary.cli.request;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The tuning of a command that knows nothing of SageMaker, as a request like any other: its image
 * is {@code clary/command}, and two reserved static hyperparameters say what to run and where.
 *
 * @param ranges as typed, see {@link RangeArgument}
 * @param metrics as typed, see {@link MetricArgument}; the first is the objective
 * @param goal {@code Minimize} or {@code Maximize}
 * @param environment given to every training job
 * @param command executable, as an absolute path, and its arguments
 * @param directory that it runs in, absolute
 */
public record CommandTuning(
    List<String> ranges,
    List<String> metrics,
    String goal,
    Map<String, String> environment,
    List<String> command,
    String directory) {
  private static final String IMAGE = "clary/command";
  private static final int USUAL_JOBS = 30;
  private static final JsonMapper JSON = new JsonMapper();

  public CommandTuning {
    ranges = List.copyOf(ranges);
    metrics = List.copyOf(metrics);
    requireNonNull(goal, "goal");
    environment = new LinkedHashMap<>(environment);
    command = List.copyOf(command);
    requireNonNull(directory, "directory");
  }

  /**
   * The request, without a name.
   *
   * @throws WrongInputException if a range or a metric is malformed, or two metrics share a name
   */
  public ObjectNode request() {
    List<MetricArgument> found = metrics.stream().map(MetricArgument::parse).toList();
    refuseNamesakes(found);
    Map<String, Object> config =
        Ordered.map(
            "HyperParameterTuningJobObjective",
            Ordered.map("Type", goal, "MetricName", found.get(0).name()),
            "ResourceLimits",
            Map.of(),
            "ParameterRanges",
            parameterRanges());
    return JSON.valueToTree(
        Ordered.map(
            "HyperParameterTuningJobConfig", config, "TrainingJobDefinition", definition(found)));
  }

  /** What to run: the command and its folder travel as reserved hyperparameters. */
  private Map<String, Object> definition(List<MetricArgument> found) {
    var definition = new LinkedHashMap<String, Object>();
    definition.put(
        "StaticHyperParameters",
        Ordered.map(
            "clary_command", JSON.writeValueAsString(command), "clary_directory", directory));
    definition.put(
        "AlgorithmSpecification",
        Ordered.map("TrainingImage", IMAGE, "MetricDefinitions", definitions(found)));
    if (!environment.isEmpty()) {
      definition.put("Environment", environment);
    }
    return definition;
  }

  /**
   * How many training jobs it has by default: thirty, or fewer if there are no more combinations.
   *
   * @throws WrongInputException if a range is malformed
   */
  public int usualJobs() {
    double combinations = 1;
    for (String text : ranges) {
      combinations *= RangeArgument.parse(text).size();
    }
    return (int) Math.max(1, Math.min(USUAL_JOBS, combinations));
  }

  /** The ranges under the lists they belong to, in the order in which they were typed. */
  private Map<String, List<Object>> parameterRanges() {
    var byList = new LinkedHashMap<String, List<Object>>();
    for (String text : ranges) {
      RangeArgument range = RangeArgument.parse(text);
      byList.computeIfAbsent(range.list(), list -> new ArrayList<>()).add(range.members());
    }
    return byList;
  }

  /** The metrics as the protocol writes them; the names are ours, the expressions the person's. */
  private static List<Map<String, Object>> definitions(List<MetricArgument> metrics) {
    return metrics.stream()
        .map(metric -> Ordered.map("Name", metric.name(), "Regex", metric.regex()))
        .toList();
  }

  /** The protocol would take two metrics of one name, and nobody could tell their values apart. */
  private static void refuseNamesakes(List<MetricArgument> metrics) {
    Set<String> names = new HashSet<>();
    for (MetricArgument metric : metrics) {
      if (!names.add(metric.name())) {
        throw new WrongInputException(
            "--metric '%s': another metric is named %s already, write NAME=REGEX"
                .formatted(metric.regex(), metric.name()));
      }
    }
  }
}
