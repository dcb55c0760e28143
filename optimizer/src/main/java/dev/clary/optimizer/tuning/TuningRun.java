package dev.clary.optimizer.tuning;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.Goal;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Optimizer;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.SearchSpace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run: keeps the evaluators busy until there is nothing left to do. */
final class TuningRun {
  private final Strategy strategy;
  private final Evaluators evaluators;
  private final Consumer<Observation> progress;
  private final Map<Integer, Explanation> explanations = new HashMap<>();

  TuningRun(Strategy strategy, Evaluators evaluators, Consumer<Observation> progress) {
    this.strategy = strategy;
    this.evaluators = evaluators;
    this.progress = progress;
  }

  TuningResult over(SearchSpace space, Goal goal, long seed, int budget, int parallel) {
    var optimizer = new Optimizer(strategy, space, goal, seed, budget);
    try {
      int running = start(optimizer, Math.min(parallel, budget));
      while (running > 0) {
        Observation observation = evaluators.next();
        optimizer.tell(observation);
        progress.accept(observation);
        running--;
        running += start(optimizer, Math.min(1, budget - explanations.size()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new TuningResult(optimizer.history(), explanations);
  }

  /** Starts at most so many evaluations; returns how many the space had left. */
  private int start(Optimizer optimizer, int count) {
    for (int started = 0; started < count; started++) {
      Optional<Suggestion> next = optimizer.ask();
      if (next.isEmpty()) {
        return started;
      }
      explanations.put(next.get().number(), next.get().explanation());
      evaluators.start(next.get());
    }
    return count;
  }
}
