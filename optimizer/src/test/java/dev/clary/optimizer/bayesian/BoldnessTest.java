package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoldnessTest {

  private static double boldness(int budget, int number) {
    var space = SearchSpace.of(new ContinuousRange("x", 0, 1, Scaling.LINEAR));
    return Boldness.of(History.empty(space, Goal.MINIMIZE, 7, budget), number);
  }

  @ParameterizedTest(name = "budget {0}")
  @ValueSource(ints = {10, 30, 100, 1000})
  void deviationsAreWidenedFirstAndNarrowedLast(int budget) {
    double first = boldness(budget, 1);
    double middle = boldness(budget, 1 + budget / 2);
    double last = boldness(budget, budget);

    assertThat(first).isEqualTo(2.5);
    assertThat(middle).isCloseTo(1.6, within(1e-12));
    assertThat(last).isBetween(0.7, 0.9);
  }

  @Test
  void suggestionsBeyondTheBudgetAreAsCarefulAsTheLast() {
    double end = boldness(30, 31);

    double beyond = boldness(30, 300);

    assertThat(beyond).isEqualTo(end).isEqualTo(0.7);
  }
}
