package dev.clary.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One training job, and why it has the hyperparameters it has. */
public final class TrainingReport {

  private TrainingReport() {}

  /**
   * The lines.
   *
   * @param facts about its life, by name, in order
   * @param metrics latest values
   * @param explanation facts about the suggestion that made it, empty if there was none
   */
  public static List<String> lines(
      String name,
      Map<String, String> facts,
      Map<String, Float> metrics,
      Map<String, String> hyperparameters,
      Map<String, String> explanation) {
    Table head = new Table().row("Training job", name);
    facts.forEach((fact, value) -> head.row(fact, value.strip().replace("\n", "\n  | ")));
    var lines = new ArrayList<String>();
    head.lines().forEach(line -> line.lines().forEach(lines::add));
    var values = new TreeMap<String, String>();
    metrics.forEach((metric, value) -> values.put(metric, Texts.number(value)));
    section(lines, "Metrics:", values);
    section(lines, "Hyperparameters:", hyperparameters);
    section(lines, "Why these values:", explanation);
    return lines;
  }

  /** A title and a sorted table below it, if there is anything to tell. */
  private static void section(List<String> lines, String title, Map<String, String> values) {
    if (!values.isEmpty()) {
      var table = new Table();
      new TreeMap<>(values).forEach((name, value) -> table.row("  " + name, value));
      lines.add("");
      lines.add(title);
      lines.addAll(table.lines());
    }
  }
}
