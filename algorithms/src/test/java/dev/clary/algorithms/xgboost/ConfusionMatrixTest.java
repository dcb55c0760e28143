package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The expected values were computed by scikit-learn 1.9.1. */
class ConfusionMatrixTest {
  private static final Offset<Double> EXACTLY = within(1e-12);

  @Test
  void twoClassesScoreAsInScikitLearn() {
    int[] labels = {0, 1, 1, 0, 1, 0, 0, 1, 1, 0};
    int[] predictions = {0, 1, 0, 0, 1, 1, 0, 1, 1, 1};

    var matrix = ConfusionMatrix.of(labels, predictions);

    assertThat(matrix.accuracy()).isCloseTo(0.7, EXACTLY);
    assertThat(matrix.balancedAccuracy()).isCloseTo(0.7, EXACTLY);
    assertThat(matrix.macroF1()).isCloseTo(0.696969696969697, EXACTLY);
    assertThat(matrix.macroPrecision()).isCloseTo(0.7083333333333333, EXACTLY);
    assertThat(matrix.macroRecall()).isCloseTo(0.7, EXACTLY);
    assertThat(matrix.f1(1)).isCloseTo(0.7272727272727273, EXACTLY);
    assertThat(matrix.precision(1)).isCloseTo(0.6666666666666666, EXACTLY);
    assertThat(matrix.recall(1)).isCloseTo(0.8, EXACTLY);
  }

  @Test
  void severalClassesScoreAsInScikitLearnWithOneThatIsOnlyPredicted() {
    int[] labels = {0, 0, 1, 1, 2, 2, 2, 0};
    int[] predictions = {0, 1, 1, 1, 2, 3, 0, 0};

    var matrix = ConfusionMatrix.of(labels, predictions);

    assertThat(matrix.accuracy()).isCloseTo(0.625, EXACTLY);
    assertThat(matrix.balancedAccuracy()).isCloseTo(0.6666666666666666, EXACTLY);
    assertThat(matrix.macroF1()).isCloseTo(0.4916666666666667, EXACTLY);
    assertThat(matrix.macroPrecision()).isCloseTo(0.5833333333333333, EXACTLY);
    assertThat(matrix.macroRecall()).isCloseTo(0.5, EXACTLY);
  }

  @Test
  void aClassThatNeverOccursScoresZero() {
    var matrix = ConfusionMatrix.of(new int[] {0, 0, 0}, new int[] {0, 0, 0});

    assertThat(matrix.accuracy()).isEqualTo(1);
    assertThat(matrix.f1(1)).isZero();
    assertThat(matrix.precision(1)).isZero();
    assertThat(matrix.recall(1)).isZero();
  }

  @Test
  void aClassThatIsOnlyPredictedCountsForMacroAveragesAndNotForBalancedAccuracy() {
    var matrix = ConfusionMatrix.of(new int[] {0, 0, 0}, new int[] {0, 0, 1});

    assertThat(matrix.macroF1()).isCloseTo(0.4, EXACTLY);
    assertThat(matrix.macroPrecision()).isCloseTo(0.5, EXACTLY);
    assertThat(matrix.macroRecall()).isCloseTo(1.0 / 3, EXACTLY);
    assertThat(matrix.balancedAccuracy()).isCloseTo(2.0 / 3, EXACTLY);
  }
}
