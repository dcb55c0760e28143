package dev.clary.algorithms.xgboost;

/**
 * Ends a training after a number of rounds in which one metric got no better. Confined to one
 * thread.
 */
final class EarlyStopping {
  private final String column;
  private final boolean maximized;
  private final int patience;
  private int bestRound = -1;
  private double best = Double.NaN;

  /**
   * @param column the metric's name in the log, such as {@code validation-rmse}
   * @param patience how many rounds may pass without a better value, 1 or more
   */
  EarlyStopping(String column, boolean maximized, int patience) {
    this.column = column;
    this.maximized = maximized;
    this.patience = patience;
  }

  String column() {
    return column;
  }

  /** Takes the value of the next round and says whether it is time to stop. NaN is never better. */
  boolean stopsAfter(int round, double value) {
    if (bestRound < 0 || (maximized ? value > best : value < best) || Double.isNaN(best)) {
      best = value;
      bestRound = round;
    }
    return round - bestRound >= patience;
  }

  /** The round with the best value so far, the earliest among equals. */
  int bestRound() {
    return bestRound;
  }

  double best() {
    return best;
  }
}
