package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveViewTest {

  @Test
  void aRunningJobShowsHowFarItIsWhatRunsAndTheBest() {
    TuningFacts facts =
        new Facts()
            .completed(1, 48.25f)
            .completed(2, 45f)
            .training(3, Optional.of(46.5f))
            .training(4, Optional.empty())
            .best(2)
            .at(35);

    List<String> lines = drawn(facts, 100, 30);

    assertThat(lines)
        .containsExactly(
            "bikes   Bayesian, minimize rmse",
            "━━━━━━━━──────────────────────────────── 2 of 10 done  0:35, about 0:32 left",
            "  003   0:15  rmse 46.5   depth=3 eta=0.3",
            "  004   0:05  training   depth=3 eta=0.4",
            "best 45  in 002   depth=3 eta=0.2",
            "     █▁");
  }

  @Test
  void theFirstFailureIsToldWithItsReason() {
    TuningFacts facts =
        new Facts().failed(1, "AlgorithmError: exit code 1\nno module torch").failed(2, "x").at(30);

    assertThat(drawn(facts, 80, 30)).contains("2 failed; 001: AlgorithmError: exit code 1");
  }

  @Test
  void jobsThatWaitForASlotSayWhy() {
    TuningFacts facts = new Facts().pending(1, "4 of 4 slots are taken").at(5);

    assertThat(drawn(facts, 80, 30)).contains("  1 job waiting: 4 of 4 slots are taken");
  }

  @Test
  void aLogWithoutTheMetricIsShown() {
    TuningFacts facts = new Facts().silent(1, "epoch 1", "acc = 0.9").at(15);

    assertThat(drawn(facts, 100, 30))
        .contains(
            "no rmse yet: nothing in the log of 001 matched its expression; the last lines:",
            "  │ epoch 1",
            "  │ acc = 0.9");
  }

  @Test
  void stoppingSaysWhatASecondInterruptDoes() {
    TuningFacts facts = new Facts().training(1, Optional.empty()).stopping().at(15);

    assertThat(drawn(facts, 100, 30)).anyMatch(line -> line.startsWith("stopping: "));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60, 120})
  void noLineIsWiderThanTheWindow(int columns) {
    TuningFacts facts =
        new Facts().completed(1, 48.25f).training(2, Optional.of(46.5f)).best(1).at(15);

    assertThat(LiveView.lines(facts, columns, 30)).allMatch(line -> line.columnLength() < columns);
  }

  @Test
  void moreJobsThanTheWindowIsHighAreCounted() {
    var facts = new Facts();
    for (int number = 1; number <= 9; number++) {
      facts.training(number, Optional.empty());
    }

    List<String> lines = drawn(facts.at(95), 80, 16);

    assertThat(lines).contains("  … and 5 more").hasSizeLessThan(16);
  }

  private static List<String> drawn(TuningFacts facts, int columns, int rows) {
    return LiveView.lines(facts, columns, rows).stream().map(AttributedString::toString).toList();
  }
}
