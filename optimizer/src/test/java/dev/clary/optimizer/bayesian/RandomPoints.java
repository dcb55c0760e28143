package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Spaces and points for tests that draw their cases. */
final class RandomPoints {

  private RandomPoints() {}

  /** A space of so many real numbers, then so many categories of so many values. */
  static ModelSpace space(int numbers, int categories, int values) {
    var ranges = new ArrayList<ParameterRange>();
    for (int j = 0; j < numbers; j++) {
      ranges.add(new ContinuousRange("x" + j, 0, 1, Scaling.LINEAR));
    }
    List<String> names = IntStream.range(0, values).mapToObj(i -> "v" + i).toList();
    for (int j = 0; j < categories; j++) {
      ranges.add(new CategoricalRange("c" + j, names));
    }
    return new ModelSpace(new SearchSpace(ranges));
  }

  static double[] point(ModelSpace space, SplittableRandom random) {
    double[] point = random.doubles(space.dimensions()).toArray();
    space.snap(point);
    return point;
  }

  static double[][] points(ModelSpace space, int count, SplittableRandom random) {
    double[][] points = new double[count][];
    Arrays.setAll(points, i -> point(space, random));
    return points;
  }

  static Training training(ModelSpace space, int count, SplittableRandom random) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    double[][] points = points(space, count, random);
    double[] losses =
        Arrays.stream(points)
            .mapToDouble(p -> Math.sin(5 * p[0]) + p[p.length - 1] * p[p.length - 1])
            .toArray();
    return new Training(points, losses, ones);
  }
}
