package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  @Test
  void itStopsWhenPatienceIsOver() {
    var stopping = new EarlyStopping("validation-rmse", false, 2);

    assertThat(roundsOf(stopping, 5, 4, 4.5, 4, 3)).isEqualTo(4);
    assertThat(stopping.bestRound()).isEqualTo(1);
    assertThat(stopping.best()).isEqualTo(4);
  }

  @Test
  void aBetterValueBeginsPatienceAnew() {
    var stopping = new EarlyStopping("validation-rmse", false, 2);

    assertThat(roundsOf(stopping, 5, 6, 4, 6, 3, 9)).isEqualTo(6);
    assertThat(stopping.bestRound()).isEqualTo(4);
  }

  @Test
  void aMaximizedMetricIsBetterWhenHigher() {
    var stopping = new EarlyStopping("validation-auc", true, 1);

    assertThat(roundsOf(stopping, 0.5, 0.6, 0.6, 0.9)).isEqualTo(3);
    assertThat(stopping.best()).isEqualTo(0.6);
  }

  @Test
  void notANumberIsNeverBetterButAnyNumberIsBetterThanIt() {
    var stopping = new EarlyStopping("validation-rmse", false, 2);

    assertThat(roundsOf(stopping, Double.NaN, 7, Double.NaN, Double.NaN)).isEqualTo(4);
    assertThat(stopping.bestRound()).isEqualTo(1);
  }

  /** How many rounds are trained if the metric takes these values. */
  private static int roundsOf(EarlyStopping stopping, double... values) {
    for (int round = 0; round < values.length; round++) {
      if (stopping.stopsAfter(round, values[round])) {
        return round + 1;
      }
    }
    return values.length;
  }
}
