package dev.clary.service.tuning;

import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.bayesian.BayesianSearch;

/** The ways to search, by name. Thread-safe, as they are. */
final class Strategies {
  private final Strategy random = new RandomSearch();
  private final Strategy bayesian = new BayesianSearch();

  Strategy of(StrategyName name) {
    return switch (name) {
      case RANDOM -> random;
      case BAYESIAN -> bayesian;
    };
  }
}
