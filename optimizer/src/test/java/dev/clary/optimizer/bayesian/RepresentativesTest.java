package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepresentativesTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("x", 0, 1, Scaling.LINEAR),
          new ContinuousRange("y", 0, 1, Scaling.LINEAR));

  private static Training training(int size) {
    var random = new SplittableRandom(3);
    double[][] points = new double[size][];
    Arrays.setAll(points, i -> random.doubles(2).toArray());
    double[] losses = Arrays.stream(points).mapToDouble(p -> p[0] + p[1]).toArray();
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return new Training(points, losses, ones);
  }

  @Test
  void fewRowsStandForThemselves() {
    int[] rows = Representatives.of(new ModelSpace(SPACE), training(5), 10);

    assertThat(rows).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void theBestAreAmongThemAndNoRegionIsForgotten() {
    Training training = training(2000);

    int[] rows = Representatives.of(new ModelSpace(SPACE), training, 60);

    assertThat(rows).hasSize(60).doesNotHaveDuplicates().isSorted();
    double least = Arrays.stream(training.losses()).min().orElseThrow();
    assertThat(Training.pick(training.losses(), rows)).contains(least);
    for (double[] point : training.points()) {
      double nearest =
          Arrays.stream(rows)
              .mapToDouble(
                  i ->
                      Math.hypot(
                          training.points()[i][0] - point[0], training.points()[i][1] - point[1]))
              .min()
              .orElseThrow();
      assertThat(nearest).isLessThan(0.3);
    }
  }

  @Test
  void tenThousandObservationsAreNoProblem() {
    var random = new SplittableRandom(4);
    var observations = new ArrayList<Observation>();
    for (int i = 1; i <= 10_000; i++) {
      Assignment assignment = SPACE.decode(random.doubles(2).toArray());
      double[] point = SPACE.encode(assignment);
      observations.add(
          Observation.succeeded(i, assignment, Math.hypot(point[0] - .3, point[1] - .6)));
    }
    var history = new History(SPACE, Goal.MINIMIZE, 5, 20_000, List.of(), observations);

    Suggestion next = new BayesianSearch().suggest(history, 1).get(0);

    double[] point = SPACE.encode(next.assignment());
    assertThat(Math.hypot(point[0] - .3, point[1] - .6)).isLessThan(0.1);
  }
}
