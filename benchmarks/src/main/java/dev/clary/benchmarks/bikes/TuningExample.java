package dev.clary.benchmarks.bikes;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a tuning file says, as far as it matters here.
 *
 * @param parallel training jobs at a time
 */
record TuningExample(
    SearchSpace space,
    Goal goal,
    int jobs,
    int parallel,
    Map<String, String> staticHyperparameters) {
  private static final Map<String, Scaling> SCALINGS =
      Map.of(
          "Auto", Scaling.AUTO,
          "Linear", Scaling.LINEAR,
          "Logarithmic", Scaling.LOGARITHMIC,
          "ReverseLogarithmic", Scaling.REVERSE_LOGARITHMIC);

  static TuningExample read(Path file) {
    JsonNode request = JsonMapper.shared().readTree(file);
    JsonNode config = request.path("HyperParameterTuningJobConfig");
    JsonNode limits = config.path("ResourceLimits");
    var hyperparameters = new TreeMap<String, String>();
    request
        .path("TrainingJobDefinition")
        .path("StaticHyperParameters")
        .properties()
        .forEach(member -> hyperparameters.put(member.getKey(), member.getValue().asString()));
    String goal = config.path("HyperParameterTuningJobObjective").path("Type").asString();
    return new TuningExample(
        space(config.path("ParameterRanges")),
        Goal.valueOf(goal.toUpperCase(Locale.ROOT)),
        limits.path("MaxNumberOfTrainingJobs").asInt(),
        limits.path("MaxParallelTrainingJobs").asInt(),
        hyperparameters);
  }

  private static SearchSpace space(JsonNode ranges) {
    var all = new ArrayList<ParameterRange>();
    for (JsonNode range : ranges.path("ContinuousParameterRanges")) {
      double min = Double.parseDouble(range.path("MinValue").asString());
      double max = Double.parseDouble(range.path("MaxValue").asString());
      all.add(new ContinuousRange(range.path("Name").asString(), min, max, scaling(range)));
    }
    for (JsonNode range : ranges.path("IntegerParameterRanges")) {
      long min = Long.parseLong(range.path("MinValue").asString());
      long max = Long.parseLong(range.path("MaxValue").asString());
      all.add(new IntegerRange(range.path("Name").asString(), min, max, scaling(range)));
    }
    for (JsonNode range : ranges.path("CategoricalParameterRanges")) {
      all.add(
          new CategoricalRange(
              range.path("Name").asString(),
              range.path("Values").valueStream().map(JsonNode::asString).toList()));
    }
    return new SearchSpace(all);
  }

  private static Scaling scaling(JsonNode range) {
    return Optional.ofNullable(SCALINGS.get(range.path("ScalingType").asString("Auto")))
        .orElseThrow();
  }
}
