package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassMetricsTest {
  private static final float[] LABELS = {0, 1, 1, 0, 1, 0, 0, 1, 1, 0};
  private static final float[] MARGINS = {-1, 2, -.1f, 0, .3f, 4, -2, 1, 9, .01f};

  @ParameterizedTest
  @CsvSource({
    "accuracy, 0.7",
    "balanced_accuracy, 0.7",
    "f1, 0.696969696969697",
    "f1_macro, 0.696969696969697",
    "f1_binary, 0.7272727272727273",
    "precision, 0.6666666666666666",
    "precision_macro, 0.7083333333333333",
    "precision_micro, 0.7",
    "recall, 0.8",
    "recall_macro, 0.7",
    "recall_micro, 0.7"
  })
  void aMarginAboveZeroIsClassOne(String name, double expected) {
    assertThat(ClassMetrics.isOne(name)).isTrue();
    assertThat(ClassMetrics.compute(name, LABELS, MARGINS)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void theHighestOfSeveralMarginsIsTheClassAndTheFirstAmongEquals() {
    float[] margins = {3, 1, 2, 0, 0, 5, 1, 1, 1, -3, -1, -2};

    double accuracy = ClassMetrics.compute("accuracy", new float[] {0, 2, 0, 2}, margins);

    assertThat(accuracy).isEqualTo(0.75);
  }

  @Test
  void metricsOfXgboostsOwnAreNotComputedHere() {
    assertThat(ClassMetrics.isOne("auc")).isFalse();
    assertThatThrownBy(() -> ClassMetrics.compute("auc", LABELS, MARGINS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
