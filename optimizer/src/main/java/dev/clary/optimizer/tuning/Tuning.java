package dev.clary.optimizer.tuning;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.bayesian.BayesianSearch;
import dev.clary.optimizer.space.SearchSpace;
import java.util.function.Consumer;

/**
 * Tunes a function, by default with Bayesian search, one evaluation at a time. Immutable.
 *
 * <pre>{@code
 * TuningResult result = Tuning.minimize(space, assignment -> train(assignment), 50);
 *
 * TuningResult parallel =
 *     Tuning.of(space, Goal.MAXIMIZE)
 *         .withParallel(4)
 *         .withSeed(7)
 *         .withProgress(observation -> log(observation))
 *         .run(assignment -> accuracy(assignment), 100);
 * }</pre>
 *
 * <p>One at a time, equal seeds and equal values give equal results. In parallel, the order in
 * which evaluations end decides what later ones know.
 */
public final class Tuning {
  private final SearchSpace space;
  private final Goal goal;
  private final Strategy strategy;
  private final long seed;
  private final int parallel;
  private final Consumer<Observation> progress;

  private Tuning(
      SearchSpace space,
      Goal goal,
      Strategy strategy,
      long seed,
      int parallel,
      Consumer<Observation> progress) {
    this.space = requireNonNull(space, "space");
    this.goal = requireNonNull(goal, "goal");
    this.strategy = requireNonNull(strategy, "strategy");
    this.seed = seed;
    this.parallel = parallel;
    this.progress = requireNonNull(progress, "progress");
    if (parallel < 1) {
      throw new IllegalArgumentException(
          "evaluations at a time must be 1 or more, got " + parallel);
    }
  }

  /** Finds a small value with so many evaluations. */
  public static TuningResult minimize(SearchSpace space, Objective objective, int budget) {
    return of(space, Goal.MINIMIZE).run(objective, budget);
  }

  /** Finds a large value with so many evaluations. */
  public static TuningResult maximize(SearchSpace space, Objective objective, int budget) {
    return of(space, Goal.MAXIMIZE).run(objective, budget);
  }

  /** Bayesian search from seed 0, one evaluation at a time, reporting to nobody. */
  public static Tuning of(SearchSpace space, Goal goal) {
    return new Tuning(space, goal, new BayesianSearch(), 0, 1, observation -> {});
  }

  /** Searches by another strategy. */
  public Tuning withStrategy(Strategy other) {
    return new Tuning(space, goal, other, seed, parallel, progress);
  }

  /** Draws other random numbers. */
  public Tuning withSeed(long other) {
    return new Tuning(space, goal, strategy, other, parallel, progress);
  }

  /**
   * Evaluates on so many threads of its own.
   *
   * @param evaluations how many at a time, 1 or more
   */
  public Tuning withParallel(int evaluations) {
    return new Tuning(space, goal, strategy, seed, evaluations, progress);
  }

  /** Reports every observation, on the calling thread, in the order in which evaluations end. */
  public Tuning withProgress(Consumer<Observation> listener) {
    return new Tuning(space, goal, strategy, seed, parallel, listener);
  }

  /**
   * Evaluates until the budget is spent, the space is exhausted or the calling thread is
   * interrupted; then its flag is set again and what was found so far returned.
   *
   * @param budget how many evaluations at most, 1 or more
   */
  public TuningResult run(Objective objective, int budget) {
    try (var evaluators = new Evaluators(requireNonNull(objective, "objective"), parallel)) {
      var run = new TuningRun(strategy, evaluators, progress);
      return run.over(space, goal, seed, budget, parallel);
    }
  }
}
