package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.analysis.Importance;
import dev.clary.optimizer.analysis.Importances;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImportancesTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("x", 0, 1, Scaling.LINEAR),
          new ContinuousRange("fixed", 2, 2, Scaling.LINEAR),
          new IntegerRange("n", 1, 5, Scaling.LINEAR),
          new ContinuousRange("idle", 1e-3, 1, Scaling.LOGARITHMIC),
          new CategoricalRange("c", List.of("a", "b", "c")));

  /** Variances 16/12 of x, 0.25 * 2 of n, 0.32 of c. */
  private static double sum(Assignment assignment) {
    return 10
        + 4 * Searches.number(assignment, "x")
        + 0.5 * Searches.number(assignment, "n")
        + (assignment.get("c").equals("b") ? 1.2 : 0);
  }

  private static History history(Goal goal, ToDoubleFunction<Assignment> objective, int count) {
    return Searches.of(new RandomSearch(), SPACE, goal, objective, count);
  }

  private static Importances of(History history) {
    return new SearchAnalysis(history).importances();
  }

  @Test
  void ofASumTheyAreTheSharesOfTheVariance() {
    Importances importances = of(history(Goal.MINIMIZE, ImportancesTest::sum, 60));

    assertThat(importances.reliable()).isTrue();
    assertThat(importances.observations()).isEqualTo(60);
    assertThat(importances.parameters())
        .extracting(Importance::name)
        .containsExactly("x", "n", "idle", "c");
    double all = 16 / 12.0 + 0.5 + 0.32;
    List<Importance> parameters = importances.parameters();
    assertThat(parameters.get(0).share()).isCloseTo(16 / 12.0 / all, within(0.05));
    assertThat(parameters.get(1).share()).isCloseTo(0.5 / all, within(0.05));
    assertThat(parameters.get(2).share()).isLessThan(0.01);
    assertThat(parameters.get(3).share()).isCloseTo(0.32 / all, within(0.05));
    assertThat(parameters).allSatisfy(p -> assertThat(p.deviation()).isBetween(0.0, 0.1));
    assertThat(parameters.get(0).first()).isCloseTo(parameters.get(0).total(), within(0.05));
  }

  @Test
  void effectsAreMeansInTheMetricsOwnUnit() {
    Importances importances = of(history(Goal.MAXIMIZE, assignment -> -sum(assignment), 60));

    List<Importance.Effect> n = importances.parameters().get(1).effects();
    assertThat(n).extracting(Importance.Effect::value).containsExactly("1", "2", "3", "4", "5");
    assertThat(n.get(4).mean() - n.get(0).mean()).isCloseTo(-2, within(0.3));
    List<Importance.Effect> x = importances.parameters().get(0).effects();
    assertThat(x).hasSize(32);
    assertThat(x.get(0).value()).isEqualTo("0.0");
    assertThat(x.get(31).value()).isEqualTo("1.0");
    // 10 and what x, n and c add on average.
    assertThat(x.get(16).mean()).isCloseTo(-(10 + 2 + 1.5 + 0.4), within(0.3));
    List<Importance.Effect> c = importances.parameters().get(3).effects();
    assertThat(c).extracting(Importance.Effect::value).containsExactly("a", "b", "c");
    assertThat(c.get(1).mean() - c.get(0).mean()).isCloseTo(-1.2, within(0.3));
  }

  @Test
  void nearTheBestOnlyWhatMattersThereCounts() {
    // Most of the variance is in the steep part of x, which no good assignment is in.
    ToDoubleFunction<Assignment> cliff =
        assignment ->
            8 * Math.pow(Searches.number(assignment, "x"), 3)
                + 0.5 * Searches.number(assignment, "n");

    List<Importance> parameters = of(history(Goal.MINIMIZE, cliff, 90)).parameters();

    assertThat(parameters.get(1).shareNearBest()).isGreaterThan(parameters.get(1).share() + 0.1);
  }

  @Test
  void interactionsAreInTheTotalOnly() {
    ToDoubleFunction<Assignment> product =
        assignment ->
            5 + (Searches.number(assignment, "x") - 0.5) * (Searches.number(assignment, "n") - 3);

    List<Importance> parameters = of(history(Goal.MINIMIZE, product, 90)).parameters();

    assertThat(parameters.get(0).first()).isLessThan(0.2);
    assertThat(parameters.get(0).total()).isGreaterThan(0.7);
    assertThat(parameters.get(1).total()).isGreaterThan(0.7);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatNothingPredictsIsNotReliable(long seed) {
    var random = new SplittableRandom(seed);

    Importances importances = of(history(Goal.MINIMIZE, a -> random.nextDouble(), 40));

    assertThat(importances.reliable()).isFalse();
  }

  @Test
  void fewObservationsAreNotReliableAndOneSaysNothing() {
    Importances few = of(history(Goal.MINIMIZE, ImportancesTest::sum, 19));
    Importances one = of(history(Goal.MINIMIZE, ImportancesTest::sum, 1));
    Importances equal = of(history(Goal.MINIMIZE, a -> 1, 30));

    assertThat(few.reliable()).isFalse();
    assertThat(few.parameters()).hasSize(4);
    assertThat(one).isEqualTo(Importances.unknown(1));
    assertThat(equal).isEqualTo(Importances.unknown(30));
  }

  @Test
  void equalHistoriesHaveEqualOnes() {
    History history = history(Goal.MINIMIZE, ImportancesTest::sum, 25);

    assertThat(of(history)).isEqualTo(of(history));
  }
}
