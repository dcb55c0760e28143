package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlainLinesTest {

  @Test
  void theBeginningSaysWhatWillBeDone() {
    assertThat(PlainLines.beginning(new Facts().at(0)))
        .containsExactly("bikes: 10 training jobs, 2 at a time, Bayesian, minimizing rmse");
  }

  @Test
  void goingOnSaysWhatIsDone() {
    TuningFacts facts = new Facts().completed(1, 48.25f).failed(2, "x").best(1).at(60);

    assertThat(PlainLines.resuming(facts))
        .containsExactly("bikes goes on: 2 of 10 training jobs done, best rmse 48.25");
  }

  @Test
  void everyTrainingJobThatEndedGetsALine() {
    TuningFacts before = new Facts().completed(1, 48.25f).training(2, Optional.empty()).at(15);
    TuningFacts after = new Facts().completed(1, 48.25f).completed(2, 45f).best(2).at(25);

    assertThat(PlainLines.between(before, after))
        .containsExactly(
            "2/10  bikes-002-0123abcd  completed in 10 s  rmse 45  depth=3 eta=0.2  best so far");
  }

  @Test
  void aJobThatIsSeenLateIsCountedWhenItIsSeen() {
    TuningFacts before = new Facts().training(1, Optional.empty()).completed(2, 45f).at(21);
    TuningFacts after = new Facts().completed(1, 48.25f).completed(2, 45f).at(22);

    List<String> lines = PlainLines.between(before, after);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("2/10  bikes-001-");
  }

  @Test
  void onlyTheFirstFailureIsToldInFull() {
    TuningFacts before = new Facts().at(0);
    TuningFacts after =
        new Facts().failed(1, "exit code 1\nTraceback").failed(2, "exit code 2\nTraceback").at(25);

    assertThat(PlainLines.between(before, after))
        .containsExactly(
            "1/10  bikes-001-0123abcd  failed in 10 s  depth=3 eta=0.1: exit code 1\n  | Traceback",
            "2/10  bikes-002-0123abcd  failed in 10 s  depth=3 eta=0.2: exit code 2");
  }

  @Test
  void aSilentLogIsShownOnce() {
    TuningFacts before = new Facts().training(1, Optional.empty()).at(5);
    TuningFacts after = new Facts().silent(1, "acc = 0.9").at(15);

    assertThat(PlainLines.between(before, after))
        .containsExactly(
            "bikes-001-0123abcd: no line of its log matched the expression of rmse so far;"
                + " the last lines:",
            "  | acc = 0.9");
    assertThat(PlainLines.between(after, after)).isEmpty();
  }

  @Test
  void waitingForASlotIsToldOnce() {
    TuningFacts before = new Facts().at(5);
    TuningFacts after = new Facts().pending(1, "4 of 4 slots are taken").at(6);

    assertThat(PlainLines.between(before, after))
        .containsExactly("bikes-001-0123abcd waiting: 4 of 4 slots are taken");
    assertThat(PlainLines.between(after, after)).isEmpty();
  }
}
