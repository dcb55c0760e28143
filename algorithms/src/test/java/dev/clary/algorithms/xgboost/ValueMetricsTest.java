package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueMetricsTest {

  /** The example of scikit-learn's documentation of r2_score and mean_squared_error. */
  @Test
  void valuesAreThoseOfScikitLearn() {
    float[] labels = {3, -0.5f, 2, 7};
    float[] predictions = {2.5f, 0, 2, 8};

    assertThat(ValueMetrics.compute("r2", labels, predictions))
        .isCloseTo(0.9486081370449679, within(1e-12));
    assertThat(ValueMetrics.compute("mse", labels, predictions)).isCloseTo(0.375, within(1e-12));
  }

  @Test
  void labelsThatAreAllTheSameAreExplainedWhollyOrNotAtAll() {
    float[] labels = {5, 5};

    assertThat(ValueMetrics.compute("r2", labels, labels)).isEqualTo(1);
    assertThat(ValueMetrics.compute("r2", labels, new float[] {5, 6})).isZero();
  }

  @Test
  void predictionsWorseThanTheMeanHaveANegativeR2() {
    assertThat(ValueMetrics.compute("r2", new float[] {1, 3}, new float[] {3, 1})).isEqualTo(-3);
  }
}
