package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Optimizer;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.SearchSpace;
import java.util.function.ToDoubleFunction;

/** Searches that have been run. */
final class Searches {

  private Searches() {}

  static History of(
      Strategy strategy,
      SearchSpace space,
      Goal goal,
      ToDoubleFunction<Assignment> objective,
      int count) {
    var optimizer = new Optimizer(strategy, space, goal, 3, 100);
    for (int i = 0; i < count; i++) {
      Suggestion suggestion = optimizer.ask().orElseThrow();
      optimizer.tell(suggestion, objective.applyAsDouble(suggestion.assignment()));
    }
    return optimizer.history();
  }

  static double number(Assignment assignment, String name) {
    return Double.parseDouble(assignment.get(name));
  }
}
