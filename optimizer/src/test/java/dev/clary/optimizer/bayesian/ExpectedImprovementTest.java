package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedImprovementTest {

  @ParameterizedTest
  @CsvSource({
    "-0.5, -1.6205162643873197",
    "-3, -7.86968605960303",
    "-10, -55.5531220361223",
    "-30, -457.724653760598",
    "-49.9, -1253.7451836641",
    "-100, -5010.12957880025"
  })
  void theLogarithmAgreesWithReferenceValues(double z, double expected) {
    double logarithm = ExpectedImprovement.logarithm(z);

    assertThat(logarithm).isCloseTo(expected, Percentage.withPercentage(1e-11));
  }

  @ParameterizedTest
  @CsvSource({"0, 1.2533141373155", "-3, 3.53233751762516", "-10, 10.1943830334126"})
  void theMeanRatioAgreesWithReferenceValues(double z, double expected) {
    double ratio = ExpectedImprovement.meanRatio(z);

    assertThat(ratio).isCloseTo(expected, Percentage.withPercentage(1e-11));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -50})
  void thePartsMeetWithoutAStep(double border) {
    double below = Math.nextDown(border);
    double above = Math.nextUp(border);

    assertThat(ExpectedImprovement.logarithm(below))
        .isCloseTo(ExpectedImprovement.logarithm(above), Percentage.withPercentage(1e-8));
    assertThat(ExpectedImprovement.meanRatio(below))
        .isCloseTo(ExpectedImprovement.meanRatio(above), Percentage.withPercentage(1e-6));
    assertThat(ExpectedImprovement.deviationRatio(below))
        .isCloseTo(ExpectedImprovement.deviationRatio(above), Percentage.withPercentage(1e-4));
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 0.3, -0.9, -1.1, -7, -45, -60, -500})
  void theRatiosAreTheDerivatives(double z) {
    double step = 1e-5 * Math.max(1, Math.abs(z));
    double slope =
        (ExpectedImprovement.logarithm(z + step) - ExpectedImprovement.logarithm(z - step))
            / (2 * step);

    // h' = cdf, and pdf = h - z cdf
    assertThat(ExpectedImprovement.meanRatio(z)).isCloseTo(slope, Percentage.withPercentage(1e-3));
    assertThat(ExpectedImprovement.deviationRatio(z))
        .isCloseTo(1 - z * ExpectedImprovement.meanRatio(z), within(0.02 * z * z * 1e-2 + 1e-9));
  }

  @Test
  void farOutItStaysFinite() {
    assertThat(ExpectedImprovement.logarithm(-1e6)).isFinite();
    assertThat(ExpectedImprovement.meanRatio(-1e6)).isFinite();
    assertThat(ExpectedImprovement.deviationRatio(-1e6)).isFinite();
  }
}
