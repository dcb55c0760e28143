package dev.clary.optimizer.basic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.StrategyContract;
import dev.clary.optimizer.Suggestion;
import java.util.List;
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
}
