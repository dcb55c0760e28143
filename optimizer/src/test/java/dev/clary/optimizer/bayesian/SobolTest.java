package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 17, 63, 127})
  void everyCoordinateVisitsEveryCellOnce(int dimension) {
    var sobol = new Sobol(128, new SplittableRandom(dimension));
    for (int count = 2; count <= 1024; count *= 2) {
      var visited = new BitSet(count);
      for (int i = 0; i < count; i++) {
        visited.set((int) (sobol.point(i)[dimension] * count));
      }
      assertThat(visited.cardinality()).isEqualTo(count);
    }
  }

  @Test
  void thePairOfTheFirstTwoCoordinatesVisitsEverySquareOnce() {
    var sobol = new Sobol(2, new SplittableRandom(4));
    var visited = new BitSet(256);
    for (int i = 0; i < 256; i++) {
      double[] point = sobol.point(i);
      visited.set(((int) (point[0] * 16)) * 16 + (int) (point[1] * 16));
    }

    assertThat(visited.cardinality()).isEqualTo(256);
  }

  @Test
  void scramblesDiffer() {
    double[] first = new Sobol(3, new SplittableRandom(1)).point(5);
    double[] second = new Sobol(3, new SplittableRandom(2)).point(5);

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void dimensionsBeyondTheTableStayInside() {
    double[] point = new Sobol(300, new SplittableRandom(1)).point(77);

    assertThat(point).hasSize(300);
    assertThat(Arrays.stream(point).allMatch(u -> u > 0 && u < 1)).isTrue();
  }
}
