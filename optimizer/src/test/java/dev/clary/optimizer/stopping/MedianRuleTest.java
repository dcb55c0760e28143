package dev.clary.optimizer.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.optimizer.Goal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MedianRuleTest {
  private static final MedianRule RULE = new MedianRule(3, 3);

  /** Averages up to 1, 2 and 3: (9, 7, 6), (8, 6, 5) and (7, 5, 4); medians 8, 6, 5. */
  private static final List<Curve> EARLIER =
      List.of(Curve.of(9, 5, 4), Curve.of(8, 4, 3), Curve.of(7, 3, 2));

  @ParameterizedTest(name = "{0}, {1} ends: {2}")
  @CsvSource({
    "8,   6.1, true", // worse than the median of the averages, though better than its own past
    "8,   6,   false", // equal is not worse
    "8,   5.9, false",
    "1,   9,   true",
    "9,   5.5, false", // below the averages, though worse than every last value
  })
  void theNewestValueIsComparedWithTheMedianOfAverages(double first, double second, boolean ends) {
    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(first, second), EARLIER, List.of()))
        .isEqualTo(ends);
  }

  @Test
  void largeValuesAreGoodWhenMaximizing() {
    List<Curve> earlier = EARLIER.stream().map(MedianRuleTest::negative).toList();

    assertThat(RULE.ends(Goal.MAXIMIZE, Curve.of(-8, -6.1), earlier, List.of())).isTrue();
    assertThat(RULE.ends(Goal.MAXIMIZE, Curve.of(-8, -5.9), earlier, List.of())).isFalse();
  }

  private static Curve negative(Curve curve) {
    return Curve.of(curve.values().values().stream().mapToDouble(value -> -value).toArray());
  }

  @Test
  void theFirstReportEndsNothing() {
    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(100), EARLIER, List.of())).isFalse();
  }

  @Test
  void theFirstTenthOfTheUsualLengthEndsNothing() {
    List<Curve> longer = EARLIER.stream().map(curve -> curve.with(100, 1)).toList();
    Curve bad = Curve.of(100, 100);

    assertThat(RULE.ends(Goal.MINIMIZE, bad.with(9, 100), longer, List.of())).isFalse();
    assertThat(RULE.ends(Goal.MINIMIZE, bad.with(10, 100), longer, List.of())).isTrue();
  }

  @Test
  void tooFewThatCompletedEndNothing() {
    Curve bad = Curve.of(100, 100);

    assertThat(RULE.ends(Goal.MINIMIZE, bad, EARLIER.subList(0, 2), EARLIER)).isFalse();
    assertThat(MedianRule.STANDARD.ends(Goal.MINIMIZE, bad, EARLIER, List.of())).isFalse();
  }

  @Test
  void whoNeverReportedCountsForNothing() {
    List<Curve> silent = Collections.nCopies(3, Curve.EMPTY);

    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(9, 9), silent, List.of())).isFalse();
  }

  @Test
  void tooFewAveragesAtThisResourceEndNothing() {
    List<Curve> oneLonger =
        List.of(Curve.of(9, 5, 4), Curve.of(8, 4), Curve.of(7, 3), Curve.of(7, 3));
    Curve bad = Curve.of(100, 100);

    assertThat(RULE.ends(Goal.MINIMIZE, bad, oneLonger, List.of())).isTrue();
    assertThat(RULE.ends(Goal.MINIMIZE, bad.with(3, 100), oneLonger, List.of())).isFalse();
  }

  @Test
  void curvesThatTheRuleEndedCountAsFarAsTheyGo() {
    List<Curve> stopped = Collections.nCopies(4, Curve.of(20, 20));
    Curve between = Curve.of(9, 9);

    assertThat(RULE.ends(Goal.MINIMIZE, between, EARLIER, List.of())).isTrue();
    assertThat(RULE.ends(Goal.MINIMIZE, between, EARLIER, stopped)).isFalse();
  }

  @Test
  void theBestOfAllIsNeverEnded() {
    // Values that rise again: 3 is worse than the averages up to 2, and better than all last
    // values.
    List<Curve> rising = Collections.nCopies(3, Curve.of(1, 1, 8, 8));

    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(3, 3), rising, List.of())).isFalse();
    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(3, 8.5), rising, List.of())).isTrue();
  }

  @Test
  void ofValuesThatJumpTwoInARowMustBeBad() {
    List<Curve> alike = List.of(Curve.of(5, 5, 5, 5), Curve.of(4, 4, 4, 4), Curve.of(6, 6, 6, 6));

    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(2, 9, 2, 9), alike, List.of())).isFalse();
    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(2, 9, 20, 9), alike, List.of())).isTrue();
    assertThat(RULE.ends(Goal.MINIMIZE, Curve.of(2, 2, 2, 9), alike, List.of())).isTrue();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofCurvesThatKeepTheirOrderTheWorseHalfEndsAndTheBestNever(long seed) {
    var random = new SplittableRandom(seed);
    var completed = new ArrayList<Curve>();
    var levels = new ArrayList<Double>();
    for (int i = 0; i < 21; i++) {
      double level = random.nextDouble();
      levels.add(level);
      completed.add(Curve.of(level, level, level, level));
    }
    Collections.sort(levels);

    for (int i = 0; i < levels.size(); i++) {
      Curve running = Curve.of(levels.get(i), levels.get(i), levels.get(i));
      assertThat(MedianRule.STANDARD.ends(Goal.MINIMIZE, running, completed, List.of()))
          .as("rank %d", i)
          .isEqualTo(i > 10);
    }
  }

  @Test
  void aValueOfTheSameResourceReplacesTheEarlierOne() {
    Curve curve = Curve.of(9, 8).with(2, 7);

    assertThat(curve.values())
        .containsExactly(java.util.Map.entry(1, 9.0), java.util.Map.entry(2, 7.0));
    assertThat(curve.last()).hasValue(7);
  }

  @Test
  void whatIsNoCurveIsRefused() {
    assertThatThrownBy(() -> Curve.EMPTY.with(0, 1))
        .hasMessage("a curve has finite values from resource 1 on, got 1.0 at 0");
    assertThatThrownBy(() -> Curve.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MedianRule(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
