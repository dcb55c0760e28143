package dev.clary.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(new IntegerRange("k", 0, 100, Scaling.LINEAR));
  private static final History EMPTY = History.empty(SPACE, Goal.MAXIMIZE, 7, 10);

  private static Assignment k(int value) {
    return new Assignment(Map.of("k", Integer.toString(value)));
  }

  @Test
  void aSuggestionIsPendingUntilItIsTold() {
    History asked = EMPTY.asked(Suggestion.of(1, k(3))).asked(Suggestion.of(2, k(4)));

    History told = asked.told(Observation.succeeded(2, k(4), 0.5));

    assertThat(told.pending()).extracting(Suggestion::number).containsExactly(1);
    assertThat(told.observations()).extracting(Observation::number).containsExactly(2);
    assertThat(told.nextNumber()).isEqualTo(3);
  }

  @Test
  void theOrderOfTellingIsForgotten() {
    Observation first = Observation.succeeded(1, k(3), 0.1);
    Observation second = Observation.failed(2, k(4), FailureKind.ALGORITHM);

    assertThat(EMPTY.told(second).told(first)).isEqualTo(EMPTY.told(first).told(second));
  }

  @Test
  void aLateValueReplacesAFailure() {
    History failed = EMPTY.told(Observation.failed(1, k(3), FailureKind.INFRASTRUCTURE));

    History late = failed.told(Observation.succeeded(1, k(3), 0.25));

    assertThat(late.observations()).hasSize(1);
    assertThat(late.best()).map(Observation::number).contains(1);
  }

  @Test
  void whatIsNotFiniteIsAFailureOfTheAlgorithm() {
    Observation observation = Observation.succeeded(1, k(3), Double.NaN);

    assertThat(observation.failure()).contains(FailureKind.ALGORITHM);
    assertThat(observation.value()).isEmpty();
  }

  @Test
  void theBestFollowsTheGoalAndTheEarliestWinsTies() {
    History history =
        EMPTY
            .told(Observation.succeeded(1, k(1), 0.2))
            .told(Observation.succeeded(2, k(2), 0.9))
            .told(Observation.succeeded(3, k(3), 0.9));

    assertThat(history.best()).map(Observation::number).contains(2);
  }

  @Test
  void contradictionsAreRefused() {
    History asked = EMPTY.asked(Suggestion.of(1, k(3)));

    assertThatThrownBy(() -> asked.asked(Suggestion.of(1, k(5))))
        .hasMessage("suggestion 1 is pending twice");
    assertThatThrownBy(
            () -> EMPTY.told(Observation.succeeded(1, new Assignment(Map.of("z", "1")), 0)))
        .hasMessageContaining("'k' is not assigned");
    assertThatThrownBy(() -> History.empty(SPACE, Goal.MINIMIZE, 1, 0))
        .hasMessageContaining("budget");
    assertThatThrownBy(() -> Suggestion.of(0, k(1))).hasMessageContaining("start at 1");
  }

  @Test
  void streamsDifferByPurposeNumberAndSeedAndRepeat() {
    long first = EMPTY.stream("a", 1).nextLong();

    assertThat(EMPTY.stream("a", 1).nextLong()).isEqualTo(first);
    assertThat(EMPTY.stream("a", 2).nextLong()).isNotEqualTo(first);
    assertThat(EMPTY.stream("b", 1).nextLong()).isNotEqualTo(first);
    assertThat(History.empty(SPACE, Goal.MAXIMIZE, 8, 10).stream("a", 1).nextLong())
        .isNotEqualTo(first);
  }

  @Test
  void explanationsAreOneFlatMap() {
    var explanation =
        new Explanation("model", Map.of(Explanation.NEAREST, 4), java.util.List.of("one", "two"));

    assertThat(explanation.facts())
        .containsEntry("policy", "model")
        .containsEntry("nearest", 4)
        .containsEntry("notes", "one; two");
  }
}
