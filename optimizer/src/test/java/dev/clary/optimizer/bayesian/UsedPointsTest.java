package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsedPointsTest {

  @ParameterizedTest
  @CsvSource({"1,0,1", "2,1,3", "0,2,3", "4,2,5"})
  void aPointIsFoundIfAndOnlyIfComparingWithEachFindsIt(int numbers, int categories, int values) {
    var random = new SplittableRandom(numbers);
    ModelSpace space = RandomPoints.space(numbers, categories, values);
    var used = new UsedPoints(space);
    var list = new ArrayList<double[]>();
    for (int i = 0; i < 300; i++) {
      double[] point = RandomPoints.point(space, random);
      used.add(point);
      list.add(point);
    }
    for (int i = 0; i < 2000; i++) {
      double[] point = list.get(random.nextInt(list.size())).clone();
      for (int j : space.numeric()) {
        point[j] += random.nextDouble(-1.5e-6, 1.5e-6);
      }
      for (int j : space.categories()) {
        point[j] = random.nextInt(4) == 0 ? space.level(j, random.nextInt(values)) : point[j];
      }

      boolean expected = list.stream().anyMatch(other -> space.same(other, point));
      assertThat(used.contains(point)).isEqualTo(expected);
    }
  }

  @Test
  void equalPointsAreFoundAcrossTheBorderOfACell() {
    ModelSpace space = RandomPoints.space(1, 0, 1);
    var used = new UsedPoints(space);
    double border = 1234 * 0x1p-16;
    used.add(new double[] {border - 4e-7});

    assertThat(used.contains(new double[] {border + 4e-7})).isTrue();
    assertThat(used.contains(new double[] {border + 8e-7})).isFalse();
  }

  @Test
  void copiesCountOnce() {
    ModelSpace space = RandomPoints.space(0, 1, 3);
    var used = new UsedPoints(space);
    for (int i = 0; i < 9; i++) {
      used.add(new double[] {space.level(0, i % 2)});
    }

    assertThat(used.areAtLeast(2)).isTrue();
    assertThat(used.areAtLeast(3)).isFalse();
  }
}
