package dev.clary.optimizer.tuning;

import dev.clary.optimizer.space.Assignment;

/** What is tuned. Called by several threads at once when tuning is parallel. */
@FunctionalInterface
public interface Objective {

  /**
   * Returns the value that an assignment scores.
   *
   * @return the objective metric; a value that is not finite counts as a failure
   * @throws Exception if it cannot be computed; that counts as a failure, and tuning goes on
   */
  double value(Assignment assignment) throws Exception;
}
