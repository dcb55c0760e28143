package dev.clary.optimizer;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.space.SearchSpace;
import java.util.Optional;

/**
 * Ask for a suggestion, tell what it scored. Not safe for use by several threads.
 *
 * <pre>{@code
 * var optimizer = new Optimizer(new BayesianSearch(), space, Goal.MINIMIZE, 7, 100);
 * for (int i = 0; i < 100; i++) {
 *   Suggestion suggestion = optimizer.ask().orElseThrow();
 *   optimizer.tell(suggestion, train(suggestion.assignment()));
 * }
 * }</pre>
 */
public final class Optimizer {
  private final Strategy strategy;
  private History history;

  /**
   * Creates an optimizer that has seen nothing.
   *
   * @param seed equal seeds and equal answers give equal suggestions
   * @param budget how many suggestions will be asked for in all, 1 or more
   */
  public Optimizer(Strategy strategy, SearchSpace space, Goal goal, long seed, int budget) {
    this.strategy = requireNonNull(strategy, "strategy");
    this.history = History.empty(space, goal, seed, budget);
  }

  /** The next suggestion, pending until told; empty when the search space is exhausted. */
  public Optional<Suggestion> ask() {
    Optional<Suggestion> next = strategy.suggest(history, 1).stream().findFirst();
    next.ifPresent(suggestion -> history = history.asked(suggestion));
    return next;
  }

  /** Tells what became of a suggestion. */
  public void tell(Observation observation) {
    history = history.told(observation);
  }

  /** Tells the value that a suggestion scored, in the metric's own unit. */
  public void tell(Suggestion suggestion, double value) {
    tell(Observation.succeeded(suggestion.number(), suggestion.assignment(), value));
  }

  /** Everything asked and told so far. */
  public History history() {
    return history;
  }
}
