package dev.clary.cli.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a tuning job ended, as a tree for programs. */
public final class ResultTree {

  private ResultTree() {}

  /** The tree; members without a value are left out. */
  public static Map<String, Object> of(TuningFacts facts, Optional<String> model) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("tuningJob", facts.name());
    tree.put("status", facts.status());
    facts.failureReason().ifPresent(reason -> tree.put("failureReason", reason));
    tree.put("metric", facts.metric());
    tree.put("goal", facts.goal());
    tree.put("trainingJobs", counts(facts.trainingJobs()));
    facts.bestJob().ifPresent(best -> tree.put("best", best(best, model)));
    return tree;
  }

  private static Map<String, Object> counts(List<TrainingFacts> jobs) {
    var counts = new TreeMap<String, Object>();
    for (TrainingFacts job : jobs) {
      counts.merge(job.status(), 1, (a, b) -> (Integer) a + (Integer) b);
    }
    return counts;
  }

  private static Map<String, Object> best(TrainingFacts job, Optional<String> model) {
    var best = new LinkedHashMap<String, Object>();
    best.put("trainingJob", job.name());
    job.objective().ifPresent(value -> best.put("value", value));
    best.put("hyperparameters", new TreeMap<>(job.tuned()));
    model.ifPresent(path -> best.put("model", path));
    return best;
  }
}
