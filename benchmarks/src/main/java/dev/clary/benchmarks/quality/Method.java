package dev.clary.benchmarks.quality;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Optimizer;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.SearchSpace;

/** Something that searches: a strategy of ours or a program of somebody else. */
interface Method {

  /** Begins a search. */
  Search start(SearchSpace space, Goal goal, long seed, int budget);

  /** One search under way. */
  interface Search extends AutoCloseable {

    Suggestion ask();

    void tell(Observation observation);

    @Override
    void close();
  }

  /** A strategy of ours. */
  static Method of(Strategy strategy) {
    return (space, goal, seed, budget) -> {
      var optimizer = new Optimizer(strategy, space, goal, seed, budget);
      return new Search() {
        @Override
        public Suggestion ask() {
          return optimizer.ask().orElseThrow();
        }

        @Override
        public void tell(Observation observation) {
          optimizer.tell(observation);
        }

        @Override
        public void close() {
          // nothing is open
        }
      };
    };
  }
}
