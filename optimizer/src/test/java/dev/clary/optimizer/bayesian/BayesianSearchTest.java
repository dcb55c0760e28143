package dev.clary.optimizer.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.StrategyContract;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BayesianSearchTest extends StrategyContract {
  private static final SearchSpace LINE =
      SearchSpace.of(new ContinuousRange("x", 0, 1, Scaling.LINEAR));

  @Override
  protected Strategy strategy() {
    return new BayesianSearch();
  }

  private static Assignment x(double value) {
    return new Assignment(Map.of("x", Double.toString(value)));
  }

  /** A history of values at evenly spread points of a line. */
  private static History line(Goal goal, int count, IntToDoubleFunction values) {
    History history = History.empty(LINE, goal, 5, 100);
    for (int i = 0; i < count; i++) {
      double at = (i + 0.5) / count;
      history = history.told(Observation.succeeded(i + 1, x(at), values.applyAsDouble(i)));
    }
    return history;
  }

  private Suggestion next(History history) {
    return strategy().suggest(history, 1).get(0);
  }

  @Test
  void maximizingTheNegativeIsMinimizing() {
    DoubleUnaryOperator bowl = u -> (u - 0.3) * (u - 0.3);
    History down = line(Goal.MINIMIZE, 9, i -> bowl.applyAsDouble(i / 9.0));
    History up = line(Goal.MAXIMIZE, 9, i -> -bowl.applyAsDouble(i / 9.0));

    assertThat(next(up).assignment()).isEqualTo(next(down).assignment());
  }

  @Test
  void theUnitOfTheMetricDoesNotMatter() {
    History small = line(Goal.MINIMIZE, 9, i -> 1 + Math.cos(i));
    History large = line(Goal.MINIMIZE, 9, i -> 1000 * (1 + Math.cos(i)));

    double inSmall = Double.parseDouble(next(small).assignment().get("x"));
    double inLarge = Double.parseDouble(next(large).assignment().get("x"));

    assertThat(inLarge).isCloseTo(inSmall, within(1e-6));
  }

  @Test
  void theNamesOfCategoriesDoNotMatter() {
    var first = SearchSpace.of(new CategoricalRange("c", List.of("a", "b", "c", "d")));
    var second = SearchSpace.of(new CategoricalRange("c", List.of("w", "x", "y", "z")));

    Suggestion inFirst = next(twoCategories(first));
    Suggestion inSecond = next(twoCategories(second));

    assertThat(second.encode(inSecond.assignment())).isEqualTo(first.encode(inFirst.assignment()));
  }

  private static History twoCategories(SearchSpace space) {
    History history = History.empty(space, Goal.MINIMIZE, 2, 20);
    for (int i = 0; i < 3; i++) {
      Assignment assignment = space.decode(space.nth(i));
      history = history.told(Observation.succeeded(i + 1, assignment, i));
    }
    return history;
  }

  @Test
  void aSuggestionSaysWhatIsExpectedOfIt() {
    History history = line(Goal.MAXIMIZE, 12, i -> 0.9 - 0.01 * (i - 7) * (i - 7));

    Explanation explanation = next(history).explanation();

    assertThat(explanation.policy()).isEqualTo("expected improvement");
    assertThat(explanation.figure(Explanation.PREDICTED_MEAN).orElseThrow())
        .isCloseTo(0.9, within(0.05));
    assertThat(explanation.figure(Explanation.PREDICTED_DEVIATION).orElseThrow())
        .isBetween(0.0, 0.2);
    assertThat(explanation.figure(Explanation.EXPECTED_IMPROVEMENT).orElseThrow())
        .isBetween(0.0, 0.1);
    assertThat(explanation.figure(Explanation.NEAREST).orElseThrow()).isBetween(6.0, 10.0);
    assertThat(explanation.notes()).isEmpty();
  }

  @Test
  void theFirstSuggestionIsTheMiddle() {
    Suggestion first = next(History.empty(MIXED, Goal.MINIMIZE, 1, 50));

    assertThat(first.assignment().get("layers")).isEqualTo("5");
    assertThat(first.assignment().get("optimizer")).isEqualTo("adam");
    assertThat(Double.parseDouble(first.assignment().get("lr"))).isCloseTo(1e-3, within(1e-9));
    assertThat(first.explanation().policy()).isEqualTo("initial design");
  }

  /** Runs a job on a line that crashes above 0.7. */
  private History runWithCrashes(int count, DoubleUnaryOperator loss) {
    History history = History.empty(LINE, Goal.MINIMIZE, 3, 100);
    for (int i = 0; i < count; i++) {
      Suggestion suggestion = next(history);
      double at = Double.parseDouble(suggestion.assignment().get("x"));
      history =
          history.told(
              at > 0.7
                  ? Observation.failed(
                      suggestion.number(), suggestion.assignment(), FailureKind.ALGORITHM)
                  : Observation.succeeded(
                      suggestion.number(), suggestion.assignment(), loss.applyAsDouble(at)));
    }
    return history;
  }

  @Test
  void crashesAreAvoidedWhereNothingIsToBeGained() {
    History history = runWithCrashes(20, at -> (at - 0.3) * (at - 0.3));

    assertThat(history.observations()).filteredOn(o -> o.failure().isPresent()).hasSizeLessThan(9);
    assertThat(history.best().orElseThrow().value().orElseThrow()).isLessThan(1e-4);
  }

  @Test
  void theSearchClosesInOnTheBorderOfCrashesWhereThatIsBest() {
    History history = runWithCrashes(40, at -> -at);

    assertThat(history.best().orElseThrow().value().orElseThrow()).isBetween(-0.7, -0.69);
  }

  @Test
  void whenEverythingFailsTheSearchSpreadsAndSaysSo() {
    History history = History.empty(MIXED, Goal.MINIMIZE, 3, 100);
    for (int i = 0; i < 12; i++) {
      Suggestion next = next(history);
      history =
          history.told(Observation.failed(next.number(), next.assignment(), FailureKind.ALGORITHM));
    }

    Suggestion next = next(history);

    assertThat(next.explanation().policy()).isEqualTo("initial design");
    assertThat(next.explanation().notes())
        .containsExactly("all 12 training jobs so far have failed");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 1e300, -1e300, 1e-300, Double.MIN_VALUE, -0.0})
  void identicalValuesAreNoProblem(double value) {
    Suggestion next = next(line(Goal.MINIMIZE, 20, i -> value));

    assertThat(next.assignment().values()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 1e-300, 1.7e308, Double.MIN_VALUE})
  void extremeValuesAreNoProblem(double unit) {
    Suggestion next = next(line(Goal.MINIMIZE, 20, i -> unit * Math.sin(i)));

    assertThat(next.explanation().policy()).isEqualTo("expected improvement");
  }

  @Test
  void outliersDoNotHideTheMinimum() {
    History history =
        line(Goal.MINIMIZE, 20, i -> i % 7 == 3 ? 1e7 : (i - 14.5) * (i - 14.5) / 100);

    double at = Double.parseDouble(next(history).assignment().get("x"));

    assertThat(at).isBetween(0.55, 0.95);
  }

  @Test
  void copiesAndNearCopiesAreNoProblem() {
    History history = History.empty(LINE, Goal.MINIMIZE, 5, 100);
    for (int i = 0; i < 30; i++) {
      double at = i < 10 ? 0.4 : i < 20 ? 0.6 + 1e-9 * i : i / 30.0;
      history =
          history.told(Observation.succeeded(i + 1, x(at), Math.sin(9 * at) + 0.01 * (i % 3)));
    }

    Suggestion next = next(history);

    assertThat(next.explanation().policy()).isEqualTo("expected improvement");
    assertThat(next.explanation().notes()).isEmpty();
  }

  @Test
  void fewerObservationsThanDimensionsAreNoProblem() {
    History history = run(MIXED, 21, 4);

    assertThat(strategy().suggest(history, 6)).hasSize(6);
  }

  @Test
  void aBudgetOfOneIsNoProblem() {
    assertThat(strategy().suggest(History.empty(MIXED, Goal.MINIMIZE, 1, 1), 1)).hasSize(1);
  }

  @Test
  void resultsOfSuggestionsNobodyAskedForCount() {
    History history = line(Goal.MINIMIZE, 10, i -> i);

    Suggestion next = next(history.told(Observation.succeeded(400, x(0.123), -3)));

    assertThat(next.number()).isEqualTo(401);
    assertThat(Double.parseDouble(next.assignment().get("x"))).isBetween(0.0, 0.3);
  }

  @Test
  void aPendingPointIsNotSuggestedAgain() {
    History history = line(Goal.MINIMIZE, 10, i -> (i - 4.2) * (i - 4.2));
    Suggestion pending = next(history);

    Suggestion next = next(history.asked(pending));

    double distance =
        Double.parseDouble(next.assignment().get("x"))
            - Double.parseDouble(pending.assignment().get("x"));
    assertThat(Math.abs(distance)).isGreaterThan(1e-6);
  }
}
