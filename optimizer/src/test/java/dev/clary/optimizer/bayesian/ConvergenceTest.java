package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.analysis.Convergence;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ConvergenceTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("x", 0, 1, Scaling.LINEAR),
          new ContinuousRange("y", 0, 1, Scaling.LINEAR));

  /** Least 1, at (0.7, 0.2). */
  private static double bowl(Assignment assignment) {
    return 1
        + Math.pow(Searches.number(assignment, "x") - 0.7, 2)
        + Math.pow(Searches.number(assignment, "y") - 0.2, 2);
  }

  private static Convergence of(History history) {
    return new SearchAnalysis(history).convergence();
  }

  @Test
  void aSearchThatHasFoundTheLeastHasConverged() {
    History history =
        Searches.of(new BayesianSearch(), SPACE, Goal.MINIMIZE, ConvergenceTest::bowl, 30);

    Convergence convergence = of(history);

    assertThat(history.best().orElseThrow().value().orElseThrow()).isLessThan(1.001);
    assertThat(convergence.converged()).isTrue();
    assertThat(convergence.chance()).isLessThan(0.1);
    assertThat(convergence.expectedGain()).isBetween(0.0, 0.01);
    assertThat(convergence.sinceImprovement()).isGreaterThanOrEqualTo(10);
    assertThat(convergence.observations()).isEqualTo(30);
  }

  @Test
  void maximizingTheNegativeIsTheSame() {
    History least =
        Searches.of(new BayesianSearch(), SPACE, Goal.MINIMIZE, ConvergenceTest::bowl, 20);
    History most = Searches.of(new BayesianSearch(), SPACE, Goal.MAXIMIZE, a -> -bowl(a), 20);

    assertThat(of(most)).isEqualTo(of(least));
  }

  @Test
  void aFewRandomPointsLeaveALotToGain() {
    History history =
        Searches.of(new RandomSearch(), SPACE, Goal.MINIMIZE, a -> bowl(a) - 1 + 0.01, 8);
    double best = history.best().orElseThrow().value().orElseThrow();

    Convergence convergence = of(history);

    assertThat(convergence.converged()).isFalse();
    assertThat(convergence.chance()).isGreaterThan(0.5);
    // What there is to gain, within a factor of three.
    assertThat(convergence.expectedGain()).isBetween((best - 0.01) / 3, (best - 0.01) * 3);
    assertThat(convergence.gap()).isPositive();
  }

  @Test
  void aSpaceThatWasTriedAsAWholeHasNothingLeft() {
    var space =
        SearchSpace.of(
            new CategoricalRange("a", List.of("1", "2", "3", "4", "5")),
            new CategoricalRange("b", List.of("1", "2", "3", "4", "5", "6")));
    History history =
        Searches.of(
            new RandomSearch(),
            space,
            Goal.MINIMIZE,
            a -> 10 - Searches.number(a, "a") - Searches.number(a, "b"),
            30);

    Convergence convergence = of(history);

    assertThat(convergence.expectedGain()).isZero();
    assertThat(convergence.chance()).isZero();
  }

  @Test
  void beforeThereIsAModelEverythingMayBeGained() {
    History one = Searches.of(new BayesianSearch(), SPACE, Goal.MINIMIZE, ConvergenceTest::bowl, 1);

    assertThat(of(one)).isEqualTo(Convergence.unknown(0, 1));
    assertThat(of(one).chance()).isEqualTo(1);
  }

  @Test
  void equalHistoriesHaveEqualOnes() {
    History history =
        Searches.of(new BayesianSearch(), SPACE, Goal.MINIMIZE, ConvergenceTest::bowl, 12);

    assertThat(of(history)).isEqualTo(of(history));
  }

  @Test
  void drawsHaveTheMeansAndDeviationsPredicted() {
    History history =
        Searches.of(new RandomSearch(), SPACE, Goal.MINIMIZE, ConvergenceTest::bowl, 6);
    var space = new ModelSpace(SPACE);
    Optional<Posterior> posterior =
        Posterior.of(space, history, Evidence.of(history, space), new FitMemory());
    double[][] points = {{0.1, 0.9}, {0.12, 0.9}, {0.9, 0.5}};
    int count = 4000;

    double[][] draws =
        posterior.orElseThrow().draws(points, count, new SplittableRandom(1)).orElseThrow();

    double[] means = posterior.orElseThrow().means(points);
    double[] deviations = posterior.orElseThrow().deviations(points);
    for (int p = 0; p < points.length; p++) {
      double[] column = new double[count];
      for (int s = 0; s < count; s++) {
        column[s] = draws[s][p];
      }
      double error = 4 * deviations[p] / Math.sqrt(count);
      assertThat(Sample.mean(column)).isCloseTo(means[p], within(error));
      assertThat(Math.sqrt(Sample.variance(column)))
          .isCloseTo(deviations[p], within(0.05 * deviations[p]));
    }
    // Neighbors move together.
    double difference = 0;
    for (double[] draw : draws) {
      difference += Math.pow(draw[0] - draw[1] - means[0] + means[1], 2) / count;
    }
    assertThat(Math.sqrt(difference)).isLessThan(0.5 * deviations[0]);
  }
}
