package dev.clary.service.tuning;

import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.basic.RandomSearch;

/** The ways to search, by name. Thread-safe, as they are. */
final class Strategies {
  private final Strategy random = new RandomSearch();

  Strategy of(StrategyName name) {
    return switch (name) {
      case RANDOM -> random;
      case BAYESIAN -> throw new IllegalStateException("Bayesian search is not there yet");
    };
  }
}
