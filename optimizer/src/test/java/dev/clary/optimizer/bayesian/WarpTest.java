package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarpTest {
  private static final double LEAST = 0.25;
  private static final double MOST = 4;

  @Test
  void exponentsOfOneAreTheIdentity() {
    for (double u = 0; u <= 1; u += 1.0 / 64) {
      assertThat(Warp.value(u, 1, 1)).isCloseTo(u, within(1.1e-6));
      assertThat(Warp.slope(u, 1, 1)).isCloseTo(1, within(3e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.25,0.25", "0.25,4", "4,0.25", "4,4", "1.7,0.6"})
  void valuesIncreaseOverMostOfTheInterval(double a, double b) {
    double before = -1;
    for (double u = 0; u <= 1; u += 1.0 / 1024) {
      double value = Warp.value(u, a, b);
      assertThat(value).isGreaterThanOrEqualTo(before).isBetween(0.0, 1.0);
      before = value;
    }
    assertThat(before).isGreaterThan(Warp.value(0, a, b) + 0.85);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void slopesAgreeWithCentralDifferences(long seed) {
    var random = new SplittableRandom(seed);
    double[] logarithms = new double[1];
    double[] value = new double[1];
    double[] byLogA = new double[1];
    double[] byLogB = new double[1];
    for (int repetition = 0; repetition < 25; repetition++) {
      double u = random.nextDouble(0.01, 0.99);
      double a = random.nextDouble(LEAST, MOST);
      double b = random.nextDouble(LEAST, MOST);
      double e = 1e-6;
      logarithms[0] = Warp.logarithm(u);

      Warp.apply(logarithms, a, b, value, byLogA, byLogB);

      assertThat(value[0]).isEqualTo(Warp.value(u, a, b));
      double up = Math.exp(e);
      double byU = (Warp.value(u + e, a, b) - Warp.value(u - e, a, b)) / (2 * e);
      assertThat(Warp.slope(u, a, b)).isCloseTo(byU, within(1e-6 * Math.max(1, byU)));
      double differenceA = (Warp.value(u, a * up, b) - Warp.value(u, a / up, b)) / (2 * e);
      assertThat(byLogA[0]).isCloseTo(differenceA, within(1e-7));
      double differenceB = (Warp.value(u, a, b * up) - Warp.value(u, a, b / up)) / (2 * e);
      assertThat(byLogB[0]).isCloseTo(differenceB, within(1e-7));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0.25,0.25", "0,4,4", "1,0.25,0.25", "1,4,4", "1,0.25,4"})
  void theEndsHaveFiniteSlopes(double u, double a, double b) {
    double[] byLogA = new double[1];
    double[] byLogB = new double[1];

    Warp.apply(new double[] {Warp.logarithm(u)}, a, b, new double[1], byLogA, byLogB);

    assertThat(Warp.slope(u, a, b)).isFinite();
    assertThat(byLogA[0]).isFinite();
    assertThat(byLogB[0]).isFinite();
  }
}
