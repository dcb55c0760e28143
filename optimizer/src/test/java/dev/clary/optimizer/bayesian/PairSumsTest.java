package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairSumsTest {

  private static double[][] weights(int size, SplittableRandom random) {
    double[][] weights = new double[size][];
    for (int i = 0; i < size; i++) {
      weights[i] = random.doubles(size, -1, 1).toArray(); // what is left of the diagonal is to go
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 17, 64})
  void sumsOfDifferencesAreThoseOfTwoPlainLoops(int size) {
    var random = new SplittableRandom(size);
    double[] x = random.doubles(size, -3, 3).toArray();
    double[][] weights = weights(size, random);
    double expected = 0;
    double[] signed = new double[size];
    for (int i = 0; i < size; i++) {
      for (int k = i + 1; k < size; k++) {
        double difference = x[i] - x[k];
        expected += weights[i][k] * difference * difference;
        signed[i] += weights[i][k] * difference;
        signed[k] -= weights[i][k] * difference;
      }
    }

    PairSums.mirror(weights);
    double[] differences = new PairSums(RandomPoints.space(1, 0, 1), weights).differences(x);

    assertThat(differences).containsExactly(signed, within(1e-11));
    assertThat(Rows.dot(x, differences, 0, size)).isCloseTo(expected, within(1e-10));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 64, 65, 500})
  void mismatchesAreThoseOfTwoPlainLoops(int values) {
    var random = new SplittableRandom(values);
    ModelSpace space = RandomPoints.space(1, 1, values);
    double[][] points = RandomPoints.points(space, 40, random);
    double[][] weights = weights(points.length, random);
    double expected = 0;
    for (int i = 0; i < points.length; i++) {
      for (int k = i + 1; k < points.length; k++) {
        expected += points[i][1] == points[k][1] ? 0 : weights[i][k];
      }
    }

    PairSums.mirror(weights);
    double sum = new PairSums(space, weights).mismatches(1, new WarpedPoints(space, points));

    assertThat(sum).isCloseTo(expected, within(1e-10));
  }
}
