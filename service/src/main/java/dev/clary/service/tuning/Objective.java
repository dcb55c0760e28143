package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.Goal;

/** The metric that a tuning job is about, and whether small or large values are better. */
public record Objective(String metric, Goal goal) {

  public Objective {
    requireNonNull(metric, "metric");
    requireNonNull(goal, "goal");
  }
}
