package dev.clary.optimizer.basic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.StrategyContract;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomSearchTest extends StrategyContract {

  @Override
  protected Strategy strategy() {
    return new RandomSearch();
  }

  @Test
  void whatSuggestionsScoredChangesNothing() {
    List<Suggestion> ahead = strategy().suggest(History.empty(MIXED, Goal.MINIMIZE, 3, 9), 9);

    History history = run(MIXED, 3, 9);

    assertThat(history.observations())
        .extracting(Observation::assignment)
        .containsExactlyElementsOf(ahead.stream().map(Suggestion::assignment).toList());
  }

  @Test
  void itSaysWhichIsNearestAndWhenItHadToDrawAgain() {
    var space = SearchSpace.of(new CategoricalRange("c", List.of("a", "b")));
    History first = run(space, 3, 1);

    Suggestion second = strategy().suggest(first, 1).get(0);

    assertThat(second.explanation().figure(Explanation.NEAREST)).hasValue(1);
    boolean again = second.explanation().notes().size() == 1;
    var other = IntStream.range(0, 20).filter(seed -> drawsAgain(space, seed) != again).findFirst();
    assertThat(other).as("a seed with another second draw").isPresent();
  }

  private boolean drawsAgain(SearchSpace space, int seed) {
    Explanation explanation = strategy().suggest(run(space, seed, 1), 1).get(0).explanation();
    assertThat(explanation.notes())
        .isSubsetOf("what was drawn before it had been suggested already");
    return !explanation.notes().isEmpty();
  }
}
