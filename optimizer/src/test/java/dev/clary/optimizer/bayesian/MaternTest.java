package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaternTest {

  private static double correlation(double squaredDistance) {
    double s = Math.sqrt(5 * squaredDistance);
    return (1 + s + s * s / 3) * StrictMath.exp(-s);
  }

  @Test
  void correlationsAreThoseOfTheFormula() {
    double[] distances = new SplittableRandom(1).doubles(5000, -9, 4).map(Math::exp).toArray();
    double[] row = distances.clone();

    Matern.correlate(row, 0, row.length);

    for (int i = 0; i < row.length; i++) {
      double expected = correlation(distances[i]);
      assertThat(row[i]).isCloseTo(expected, within(2e-12 * expected));
    }
  }

  @Test
  void slopesAreThoseOfTheCorrelation() {
    double[] distances = new SplittableRandom(2).doubles(200, 0.01, 9).toArray();
    double[] row = distances.clone();
    double[] slopes = new double[row.length];
    double[] plain = distances.clone();

    Matern.correlate(row, slopes, 0, row.length);
    Matern.correlate(plain, 0, plain.length);

    assertThat(row).isEqualTo(plain);
    for (int i = 0; i < row.length; i++) {
      double difference =
          (correlation(distances[i] + 1e-6) - correlation(distances[i] - 1e-6)) / 2e-6;
      assertThat(slopes[i]).isCloseTo(difference, within(1e-8));
    }
  }

  @Test
  void theEndsAreOneAndAlmostNothing() {
    double[] row = {7, 0, 1e9, Double.MAX_VALUE / 5, 7};
    double[] slopes = new double[5];

    Matern.correlate(row, slopes, 1, 4);

    assertThat(row[1]).isEqualTo(1);
    assertThat(slopes[1]).isCloseTo(-5.0 / 6, within(1e-15));
    assertThat(row[2]).isBetween(0.0, 1e-200);
    assertThat(row[3]).isFinite();
    assertThat(new double[] {row[0], row[4]}).containsExactly(7, 7);
  }
}
