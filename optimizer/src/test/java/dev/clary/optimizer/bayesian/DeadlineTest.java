package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DeadlineTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new ContinuousRange("x", 0, 1, Scaling.LINEAR),
          new ContinuousRange("y", 0, 1, Scaling.LINEAR));

  private static History history() {
    return Searches.of(
        new RandomSearch(),
        SPACE,
        Goal.MINIMIZE,
        a -> Math.pow(Searches.number(a, "x") - 0.7, 2) + Searches.number(a, "y"),
        45);
  }

  @Test
  void aDeadlineThatHasPassedStillGivesASuggestionThatSaysSo() {
    List<Suggestion> suggestions = new BayesianSearch(() -> true).suggest(history(), 2);

    assertThat(suggestions).hasSize(2);
    assertThat(suggestions.get(0).explanation().notes())
        .contains("the deadline passed, the search was refined less than it would have been");
    assertThat(suggestions.get(0).explanation().policy()).isEqualTo("expected improvement");
  }

  @Test
  void aDeadlineThatDoesNotPassChangesNothing() {
    History history = history();

    assertThat(new BayesianSearch(() -> false).suggest(history, 2))
        .isEqualTo(new BayesianSearch().suggest(history, 2));
  }

  @Test
  void itIsAskedBetweenTheStepsAndNothingBeginsAfterIt() {
    History history = history();
    var asked = new AtomicInteger();
    new BayesianSearch(() -> asked.incrementAndGet() < 0).suggest(history, 1);
    int steps = asked.get();

    var late = new AtomicInteger();
    new BayesianSearch(() -> late.incrementAndGet() >= 3).suggest(history, 1);

    assertThat(steps).isGreaterThan(5);
    assertThat(late.get()).isEqualTo(3);
  }

  @Test
  void whatWasCutShortIsNotRemembered() {
    History history = history();
    var late = new AtomicInteger();
    var search = new BayesianSearch(() -> late.get() == 1);

    late.set(1);
    search.suggest(history, 1);
    late.set(0);

    assertThat(search.suggest(history, 1)).isEqualTo(new BayesianSearch().suggest(history, 1));
  }
}
