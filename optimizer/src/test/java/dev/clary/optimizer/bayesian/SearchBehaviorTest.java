package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.Optimizer;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Coarse guards of search quality; figures are kept by the benchmarks. */
class SearchBehaviorTest {
  private static final int SEEDS = 20;
  private static final SearchSpace BRANIN =
      SearchSpace.of(
          new ContinuousRange("x", -5, 10, Scaling.LINEAR),
          new ContinuousRange("y", 0, 15, Scaling.LINEAR));

  /** Branin's function less its minimum. */
  private static double branin(Assignment assignment) {
    double x = Double.parseDouble(assignment.get("x"));
    double y = Double.parseDouble(assignment.get("y"));
    double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10 - 0.397887357729738;
  }

  private static double[] bests(
      Strategy strategy, SearchSpace space, ToDoubleFunction<Assignment> loss, int budget) {
    double[] bests = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      var optimizer = new Optimizer(strategy, space, Goal.MINIMIZE, seed, budget);
      for (int i = 0; i < budget; i++) {
        Suggestion suggestion = optimizer.ask().orElseThrow();
        optimizer.tell(suggestion, loss.applyAsDouble(suggestion.assignment()));
      }
      bests[seed] = optimizer.history().best().orElseThrow().value().orElseThrow();
    }
    return bests;
  }

  private static int wins(double[] ours, double[] theirs) {
    int wins = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      wins += ours[seed] < theirs[seed] ? 1 : 0;
    }
    return wins;
  }

  @Test
  void aSmoothFunctionIsSolvedAndChanceBeatenOnTwentySeeds() {
    double[] random = bests(new RandomSearch(), BRANIN, SearchBehaviorTest::branin, 35);

    double[] bayesian = bests(new BayesianSearch(), BRANIN, SearchBehaviorTest::branin, 35);

    assertThat(Arrays.stream(bayesian).filter(best -> best < 0.01).count())
        .isGreaterThanOrEqualTo(18);
    assertThat(wins(bayesian, random)).isGreaterThanOrEqualTo(19);
  }

  @Test
  void categoriesBesideNumbersAreSearchedBetterThanByChance() {
    var ranges = new ArrayList<ParameterRange>();
    for (int i = 0; i < 3; i++) {
      ranges.add(new ContinuousRange("x" + i, 0, 1, Scaling.LINEAR));
      ranges.add(new CategoricalRange("c" + i, List.of("p", "q", "r", "s", "t")));
    }
    var space = new SearchSpace(ranges);
    ToDoubleFunction<Assignment> loss =
        assignment -> {
          double[] point = space.encode(assignment);
          double sum = 0;
          for (int i = 0; i < 6; i += 2) {
            double away = point[i] - 0.2 - 0.1 * i;
            sum += away * away + Math.abs(Math.sin(9 * point[i + 1]));
          }
          return sum;
        };
    double[] random = bests(new RandomSearch(), space, loss, 40);

    double[] bayesian = bests(new BayesianSearch(), space, loss, 40);

    assertThat(wins(bayesian, random)).isGreaterThanOrEqualTo(19);
  }
}
