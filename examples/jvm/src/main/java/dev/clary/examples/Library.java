package dev.clary.examples;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Optimizer;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.analysis.Convergence;
import dev.clary.optimizer.analysis.Importances;
import dev.clary.optimizer.bayesian.BayesianSearch;
import dev.clary.optimizer.bayesian.SearchAnalysis;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.optimizer.tuning.Tuning;
import dev.clary.optimizer.tuning.TuningResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The pieces of code that {@code docs/library.md} shows. */
final class Library {

  private Library() {}

  static TuningResult tuneAFunction() {
    var space =
        SearchSpace.of(
            new ContinuousRange("eta", 0.01, 1, Scaling.LOGARITHMIC),
            new IntegerRange("depth", 2, 10, Scaling.LINEAR),
            new CategoricalRange("booster", List.of("gbtree", "dart")));
    TuningResult result =
        Tuning.of(space, Goal.MINIMIZE)
            .withParallel(4)
            .withProgress(seen -> System.out.println(seen.number() + " " + seen.value()))
            .run(values -> error(values.get("eta"), values.get("depth")), 50);
    System.out.println(result.summary());
    return result;
  }

  /** Stands for training: least, 1, at an eta of 0.1 and a depth of 6. */
  private static double error(String eta, String depth) {
    double distance = Math.log10(Double.parseDouble(eta)) + 1;
    return 1 + distance * distance + Math.pow(Integer.parseInt(depth) - 6, 2) / 10;
  }

  static Optimizer askAndTell(SearchSpace space) {
    var optimizer = new Optimizer(new BayesianSearch(), space, Goal.MINIMIZE, 7, 100);
    Suggestion suggestion = optimizer.ask().orElseThrow();
    optimizer.tell(suggestion, score(suggestion.assignment()));
    return optimizer;
  }

  private static double score(Assignment assignment) {
    return error(assignment.get("eta"), assignment.get("depth"));
  }

  static List<Suggestion> withDeadline(History history) {
    var asked = new AtomicLong();
    var search = new BayesianSearch(() -> System.nanoTime() - asked.get() > 50_000_000);
    asked.set(System.nanoTime());
    List<Suggestion> next = search.suggest(history, 1);
    return next;
  }

  static boolean analyzed(History history) {
    var analysis = new SearchAnalysis(history);
    Importances importances = analysis.importances();
    Convergence convergence = analysis.convergence();
    return importances.reliable() && !convergence.converged();
  }
}
