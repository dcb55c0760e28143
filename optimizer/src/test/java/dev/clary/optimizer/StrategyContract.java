package dev.clary.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every strategy promises. */
public abstract class StrategyContract {

  protected static final SearchSpace MIXED =
      SearchSpace.of(
          new ContinuousRange("lr", 1e-5, 0.1, Scaling.LOGARITHMIC),
          new IntegerRange("layers", 1, 8, Scaling.LINEAR),
          new IntegerRange("units", 1, 1024, Scaling.AUTO),
          new CategoricalRange("optimizer", List.of("adam", "sgd")));

  protected abstract Strategy strategy();

  /** A value that depends on every hyperparameter. */
  protected static double score(Assignment assignment) {
    double score = 0;
    for (String text : assignment.values().values()) {
      score += text.equals("adam") ? 0.3 : text.equals("sgd") ? 0 : Math.cos(number(text));
    }
    return score;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return text.hashCode() % 7;
    }
  }

  /** Runs a strategy one suggestion at a time; every fifth fails. */
  protected History run(SearchSpace space, long seed, int count) {
    History history = History.empty(space, Goal.MINIMIZE, seed, Math.max(1, count));
    for (int i = 0; i < count; i++) {
      for (Suggestion suggestion : strategy().suggest(history, 1)) {
        history = history.asked(suggestion).told(outcome(suggestion));
      }
    }
    return history;
  }

  private static Observation outcome(Suggestion suggestion) {
    return suggestion.number() % 5 == 0
        ? Observation.failed(suggestion.number(), suggestion.assignment(), FailureKind.ALGORITHM)
        : Observation.succeeded(
            suggestion.number(), suggestion.assignment(), score(suggestion.assignment()));
  }

  @Test
  void equalHistoriesGiveEqualSuggestionsWhateverTheOrderOfTelling() {
    History history = run(MIXED, 3, 25);
    var shuffled = new ArrayList<>(history.observations());
    Collections.shuffle(shuffled, new Random(1));
    History other = History.empty(MIXED, Goal.MINIMIZE, 3, 25);
    for (Observation observation : shuffled) {
      other = other.told(observation);
    }

    List<Suggestion> suggestions = strategy().suggest(history, 3);

    assertThat(strategy().suggest(other, 3)).isEqualTo(suggestions);
  }

  @Test
  void aBatchIsWhatSingleQuestionsWouldGive() {
    History history = run(MIXED, 4, 14);
    var singles = new ArrayList<Suggestion>();
    History growing = history;
    for (int i = 0; i < 3; i++) {
      Suggestion next = strategy().suggest(growing, 1).get(0);
      singles.add(next);
      growing = growing.asked(next);
    }

    assertThat(strategy().suggest(history, 3)).isEqualTo(singles);
  }

  @Test
  void anotherSeedIsAnotherSearch() {
    assertThat(run(MIXED, 5, 6)).isNotEqualTo(run(MIXED, 6, 6));
  }

  @Test
  void suggestionsAreNumberedOnAndWithinTheRanges() {
    History history = run(MIXED, 7, 30);

    assertThat(history.observations())
        .extracting(Observation::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
    for (Observation observation : history.observations()) {
      assertThat(Double.parseDouble(observation.assignment().get("lr"))).isBetween(1e-5, 0.1);
      assertThat(Long.parseLong(observation.assignment().get("units"))).isBetween(1L, 1024L);
    }
  }

  @Test
  void aFiniteSpaceIsWalkedThroughOnceAndThenExhausted() {
    var space =
        SearchSpace.of(
            new IntegerRange("k", 1, 5, Scaling.LINEAR),
            new CategoricalRange("c", List.of("x", "y", "z")));

    History history = run(space, 8, 20);

    assertThat(history.observations()).hasSize(15);
    assertThat(new HashSet<>(history.observations().stream().map(Observation::assignment).toList()))
        .hasSize(15);
    assertThat(strategy().suggest(history, 4)).isEmpty();
  }

  @Test
  void aSpaceOfOneAssignmentGivesOneSuggestion() {
    var space = SearchSpace.of(new CategoricalRange("c", List.of("only")));

    History history = run(space, 9, 3);

    assertThat(history.observations()).hasSize(1);
  }

  @Test
  void thereIsNoLimitToWhatCanBeTuned() {
    var ranges = new ArrayList<ParameterRange>();
    for (int i = 0; i < 98; i++) {
      ranges.add(new ContinuousRange("x" + i, 0, 1, Scaling.LINEAR));
    }
    ranges.add(new IntegerRange("wide", 0, 1L << 31, Scaling.LINEAR));
    ranges.add(
        new CategoricalRange(
            "many", IntStream.range(0, 1000).mapToObj(Integer::toString).toList()));

    History history = run(new SearchSpace(ranges), 10, 16);

    assertThat(history.observations()).hasSize(16);
  }

  @Test
  void aHundredPendingSuggestionsAreAllDifferent() {
    List<Suggestion> batch = strategy().suggest(History.empty(MIXED, Goal.MINIMIZE, 11, 100), 100);

    assertThat(batch).extracting(Suggestion::assignment).doesNotHaveDuplicates().hasSize(100);
  }

  @Test
  void aRangeOfOnlyTwoDoublesEndsWithoutRepetition() {
    var space = SearchSpace.of(new ContinuousRange("x", 1, Math.nextUp(1.0), Scaling.LINEAR));

    History history = run(space, 12, 5);

    assertThat(history.observations()).extracting(Observation::assignment).doesNotHaveDuplicates();
  }

  @Test
  void infrastructureFailuresAreForgotten() {
    var space = SearchSpace.of(new CategoricalRange("c", List.of("a", "b")));
    History history = History.empty(space, Goal.MINIMIZE, 13, 10);
    for (int i = 0; i < 2; i++) {
      Suggestion next = strategy().suggest(history, 1).get(0);
      history =
          history.told(
              Observation.failed(next.number(), next.assignment(), FailureKind.INFRASTRUCTURE));
    }

    assertThat(strategy().suggest(history, 5)).hasSize(2);
  }
}
