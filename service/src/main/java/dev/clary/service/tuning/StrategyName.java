package dev.clary.service.tuning;

/** A way to search, by name. */
public enum StrategyName {
  RANDOM,
  BAYESIAN
}
