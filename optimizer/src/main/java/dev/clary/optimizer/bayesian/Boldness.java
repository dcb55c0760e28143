package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;

/** How far a suggestion distrusts the surrogate: what its deviations are multiplied by. */
final class Boldness {

  /*
   * The likeliest hyperparameters of few observations are too sure of themselves: whatever did not
   * matter so far is believed never to matter, and the search creeps along what it knows or stays
   * where it is. Deviations are therefore widened at the beginning. As the budget runs out there is
   * less time to profit from what is learned, and the search keeps to what is promised for certain.
   * docs/decisions/0010 has the figures.
   */

  private static final double FIRST = 2.5;
  private static final double LAST = 0.7;

  private Boldness() {}

  /**
   * The factor for the suggestion with a number: less by as much for each, until the budget ends.
   */
  static double of(History history, int number) {
    double spent = Math.min(1, (number - 1.0) / history.budget());
    return FIRST + (LAST - FIRST) * spent;
  }
}
