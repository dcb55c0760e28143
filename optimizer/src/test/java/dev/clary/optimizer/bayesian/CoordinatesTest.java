package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTest {

  /** One pair at a time, dimension by dimension. */
  private static double distance(ModelSpace space, Kernel kernel, double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double length = kernel.length(j);
      double difference =
          space.categorical(j)
              ? (a[j] == b[j] ? 0 : 1 / length)
              : kernel.scaled(j, a[j]) - kernel.scaled(j, b[j]);
      sum += difference * difference;
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1,0,1", "2,1,3", "3,2,2", "4,0,1", "5,1,64", "8,1,65", "9,3,7", "0,2,300"})
  void distancesAreThoseOfOnePairAtATime(int numbers, int categories, int values) {
    var random = new SplittableRandom(numbers);
    ModelSpace space = RandomPoints.space(numbers, categories, values);
    var kernel = new Kernel(space, new Prior(space, true).draw(random));
    double[][] points = RandomPoints.points(space, 23, random);
    Coordinates coordinates = kernel.coordinates(points);
    double[] other = RandomPoints.point(space, random);
    double[] row = new double[23];

    coordinates.addDistances(row, kernel.scaled(other), 2, 20);

    for (int i = 0; i < row.length; i++) {
      double expected = i < 2 || i >= 20 ? 0 : distance(space, kernel, other, points[i]);
      assertThat(row[i]).isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
    }
  }

  @ParameterizedTest
  @CsvSource({"3,2,4,true", "3,2,4,false", "6,0,1,true"})
  void theSamePointsUnderAnotherKernelAreWhereNewOnesWouldBe(
      int numbers, int categories, int values, boolean warped) {
    var random = new SplittableRandom(5);
    ModelSpace space = RandomPoints.space(numbers, categories, values);
    double[][] points = RandomPoints.points(space, 11, random);
    var again = new WarpedPoints(space, points);
    var prior = new Prior(space, warped);
    again.under(new Kernel(space, prior.draw(random)));
    var kernel = new Kernel(space, prior.draw(random));

    Coordinates moved = again.under(kernel);

    Coordinates anew = kernel.coordinates(points);
    for (int i = 0; i < points.length; i++) {
      assertThat(moved.point(i)).containsExactly(anew.point(i), within(1e-13 / 0.05));
    }
  }
}
