package dev.clary.cli.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a tuning job ended, what it found, and what to type next.
 *
 * <pre>
 * bikes completed after 1 min 52 s: 30 training jobs, 1 failed
 *
 * Best training job  bikes-017-9f3c2a1b
 * validation:rmse    53.84 (lowest)
 *   eta              0.0931
 * Model              /home/ada/.clary/output/bikes-017-9f3c2a1b/output/model.tar.gz
 * History            █▆▇▂▃▁▂▁▁▂▁▁
 * </pre>
 *
 * <p>Values of hyperparameters are written in full here, since somebody will copy them.
 */
public final class FinalReport {
  private static final int SPARKLINE = 60;

  private FinalReport() {}

  /**
   * The lines to end with.
   *
   * @param model path of the best training job's model archive
   * @param next what may be typed next, by what it shows
   */
  public static List<String> lines(
      TuningFacts facts, Optional<String> model, Map<String, String> next) {
    var lines = new ArrayList<String>();
    lines.add(ending(facts));
    facts.failureReason().ifPresent(lines::add);
    facts.overJobs().stream()
        .filter(TrainingFacts::failed)
        .findFirst()
        .filter(first -> !facts.failureReason().orElse("").contains(first.name()))
        .ifPresent(first -> lines.addAll(failure(first)));
    facts.bestJob().ifPresent(best -> lines.addAll(best(facts, best, model)));
    if (!next.isEmpty()) {
      lines.add("");
      lines.add("Next:");
      var table = new Table();
      next.forEach((what, command) -> table.row("  " + what, command));
      lines.addAll(table.lines());
    }
    return lines;
  }

  /** How it ended, after how long, and what became of its training jobs. */
  private static String ending(TuningFacts facts) {
    List<TrainingFacts> over = facts.overJobs();
    long failed = over.stream().filter(TrainingFacts::failed).count();
    long stopped = over.stream().filter(job -> job.status().equals("Stopped")).count();
    return "%s %s after %s: %s%s"
        .formatted(
            facts.name(),
            facts.status().toLowerCase(Locale.ROOT),
            Texts.words(facts.elapsed()),
            Texts.count(over.size(), "training job"),
            (failed == 0 ? "" : ", %d failed".formatted(failed))
                + (stopped == 0 ? "" : ", %d stopped".formatted(stopped)));
  }

  /** The reason of the first failure in full: as a rule it is the reason of all. */
  private static List<String> failure(TrainingFacts job) {
    List<String> reason = job.failureReason().orElse("for an unknown reason").lines().toList();
    var lines = new ArrayList<String>();
    lines.add("%s failed: %s".formatted(job.name(), reason.get(0)));
    reason.stream().skip(1).forEach(line -> lines.add("  | " + line));
    return lines;
  }

  private static List<String> best(TuningFacts facts, TrainingFacts best, Optional<String> model) {
    var table = new Table().row("Best training job", best.name());
    best.objective()
        .ifPresent(value -> table.row(facts.metric(), Texts.number(value) + direction(facts)));
    new TreeMap<>(best.tuned()).forEach((name, value) -> table.row("  " + name, value));
    model.ifPresent(path -> table.row("Model", path));
    String history = Sparkline.of(facts.history(), facts.minimizes(), SPARKLINE);
    if (!history.isEmpty()) {
      table.row("History", history);
    }
    var lines = new ArrayList<String>();
    lines.add("");
    lines.addAll(table.lines());
    return lines;
  }

  /** Which values are good, for those who read the report long after they typed the command. */
  private static String direction(TuningFacts facts) {
    return facts.minimizes() ? " (lowest)" : " (highest)";
  }

  /** The same for programs, as a tree of maps and values; members without a value are left out. */
  public static Map<String, Object> tree(TuningFacts facts, Optional<String> model) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("tuningJob", facts.name());
    tree.put("status", facts.status());
    facts.failureReason().ifPresent(reason -> tree.put("failureReason", reason));
    tree.put("metric", facts.metric());
    tree.put("goal", facts.goal());
    tree.put("trainingJobs", counts(facts.trainingJobs()));
    facts.bestJob().ifPresent(best -> tree.put("best", bestTree(best, model)));
    return tree;
  }

  /** How many training jobs have each status, by the protocol's words for them. */
  private static Map<String, Object> counts(List<TrainingFacts> jobs) {
    var counts = new TreeMap<String, Object>();
    for (TrainingFacts job : jobs) {
      counts.merge(job.status(), 1, (a, b) -> (Integer) a + (Integer) b);
    }
    return counts;
  }

  private static Map<String, Object> bestTree(TrainingFacts job, Optional<String> model) {
    var best = new LinkedHashMap<String, Object>();
    best.put("trainingJob", job.name());
    job.objective().ifPresent(value -> best.put("value", value));
    best.put("hyperparameters", new TreeMap<>(job.tuned()));
    model.ifPresent(path -> best.put("model", path));
    return best;
  }
}
