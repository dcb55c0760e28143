package dev.clary.cli.request;

import dev.clary.cli.view.Table;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a request will try and look for, as lines to read before the first training job starts. */
public final class RequestSummary {
  private static final Map<String, String> KINDS =
      Map.of("IntegerParameterRanges", "Integer", "ContinuousParameterRanges", "Continuous");

  private RequestSummary() {}

  /** A line for each range, then one for each metric. */
  public static List<String> lines(JsonNode request) {
    var table = new Table();
    JsonNode ranges = request.path("HyperParameterTuningJobConfig").path("ParameterRanges");
    for (var list : ranges.properties()) {
      for (JsonNode range : list.getValue()) {
        range(table, list.getKey(), range);
      }
    }
    JsonNode algorithm = request.path("TrainingJobDefinition").path("AlgorithmSpecification");
    for (JsonNode metric : algorithm.path("MetricDefinitions")) {
      table.row("  " + text(metric, "Name"), "metric", text(metric, "Regex"));
    }
    return table.lines();
  }

  /** A range with its kind, as it was chosen for the person or by him. */
  private static void range(Table table, String list, JsonNode range) {
    String name = "  " + text(range, "Name");
    if (KINDS.containsKey(list)) {
      String bounds = text(range, "MinValue") + " to " + text(range, "MaxValue");
      String scaling = range.path("ScalingType").asString("Auto");
      table.row(name, KINDS.get(list), bounds, scaling.equals("Auto") ? "" : scaling);
    } else if (list.equals("CategoricalParameterRanges")) {
      List<String> values = range.path("Values").valueStream().map(JsonNode::asString).toList();
      table.row(name, "Categorical", String.join(", ", values));
    }
  }

  private static String text(JsonNode owner, String member) {
    return owner.path(member).asString("");
  }
}
