package dev.clary.optimizer.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class SobolIndicesTest {
  private static final int POINTS = 1 << 16;
  private static final Offset<Double> SAMPLING = within(0.02);

  private static SobolIndices of(ToDoubleFunction<double[]> function, int arguments) {
    var random = new SplittableRandom(1);
    double[] a = new double[POINTS];
    double[] b = new double[POINTS];
    double[][] mixed = new double[arguments][POINTS];
    for (int i = 0; i < POINTS; i++) {
      double[] pointA = random.doubles(arguments).toArray();
      double[] pointB = random.doubles(arguments).toArray();
      a[i] = function.applyAsDouble(pointA);
      b[i] = function.applyAsDouble(pointB);
      for (int j = 0; j < arguments; j++) {
        double[] point = pointA.clone();
        point[j] = pointB[j];
        mixed[j][i] = function.applyAsDouble(point);
      }
    }
    return SobolIndices.of(a, b, mixed);
  }

  /** On [-pi, pi]; V = a^2/8 + b pi^4/5 + b^2 pi^8/18 + 1/2 with a = 7, b = 0.1. */
  private static double ishigami(double[] u) {
    double x = Math.PI * (2 * u[0] - 1);
    double y = Math.sin(Math.PI * (2 * u[1] - 1));
    double z = Math.PI * (2 * u[2] - 1);
    return Math.sin(x) + 7 * y * y + 0.1 * Math.pow(z, 4) * Math.sin(x);
  }

  @Test
  void ofIshigamisFunctionTheyAreThePublishedOnes() {
    SobolIndices indices = of(SobolIndicesTest::ishigami, 3);

    assertThat(indices.variance()).isCloseTo(13.8446, within(0.15));
    assertThat(indices.first(0)).isCloseTo(0.3139, SAMPLING);
    assertThat(indices.first(1)).isCloseTo(0.4424, SAMPLING);
    assertThat(indices.first(2)).isCloseTo(0, SAMPLING);
    assertThat(indices.total(0)).isCloseTo(0.5576, SAMPLING);
    assertThat(indices.total(1)).isCloseTo(0.4424, SAMPLING);
    assertThat(indices.total(2)).isCloseTo(0.2437, SAMPLING);
  }

  @Test
  void ofASumTheyAreTheShares() {
    SobolIndices indices = of(u -> 1e6 + 4 * u[0] + 2 * u[1], 3);

    assertThat(indices.first(0)).isCloseTo(0.8, SAMPLING);
    assertThat(indices.total(1)).isCloseTo(0.2, SAMPLING);
    assertThat(indices.total(2)).isZero();
    assertThat(indices.shares())
        .satisfies(s -> assertThat(s[0] + s[1] + s[2]).isCloseTo(1, within(1e-12)));
  }

  @Test
  void ofAProductOfCenteredArgumentsAllIsInteraction() {
    SobolIndices indices = of(u -> (u[0] - 0.5) * (u[1] - 0.5), 2);

    assertThat(indices.first(0)).isCloseTo(0, SAMPLING);
    assertThat(indices.total(0)).isCloseTo(1, SAMPLING);
  }

  @Test
  void ofAConstantTheyAreZero() {
    SobolIndices indices = of(u -> 3, 2);

    assertThat(indices.variance()).isZero();
    assertThat(indices.shares()).containsExactly(0, 0);
    assertThat(indices.first(0)).isZero();
  }
}
