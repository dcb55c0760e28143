package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TuningFactsTest {

  @Test
  void theTimeLeftIsUnknownBeforeTheFirstEnd() {
    assertThat(new Facts().training(1, Optional.empty()).at(5).timeLeft()).isEmpty();
  }

  @Test
  void theTimeLeftCountsWhatRunsAndWhatIsToCome() {
    // Eight jobs of ten seconds to come and five seconds of a running one, two at a time.
    TuningFacts facts = new Facts().completed(1, 1f).training(2, Optional.empty()).at(15);

    assertThat(facts.timeLeft()).contains(Duration.ofMillis(42_500));
  }

  @Test
  void aJobThatTakesLongerThanUsualLeavesNoNegativeTime() {
    var jobs = new Facts();
    for (int number = 1; number <= 9; number++) {
      jobs.completed(number, 1f);
    }

    TuningFacts facts = jobs.training(10, Optional.empty()).at(1000);

    assertThat(facts.timeLeft()).contains(Duration.ZERO);
  }

  @Test
  void nothingIsLeftOfWhatHasEnded() {
    TuningFacts facts = new Facts().completed(1, 1f).ended("Stopped", Optional.empty()).at(60);

    assertThat(facts.timeLeft()).isEmpty();
  }

  @Test
  void theHistoryIsInTheOrderOfTheEnds() {
    TuningFacts facts =
        new Facts()
            .completed(2, 2f)
            .failed(3, "x")
            .completed(1, 1f)
            .training(4, Optional.of(9f))
            .at(50);

    assertThat(facts.history()).containsExactly(1f, 2f);
  }

  @Test
  void aShortNameIsTheNumber() {
    TuningFacts facts = new Facts().completed(12, 1f).at(200);

    assertThat(facts.shortName(facts.trainingJobs().get(0))).isEqualTo("012");
  }

  @Test
  void theBeginningHasNoTrainingJobs() {
    TuningFacts facts =
        new Facts().completed(1, 1f).best(1).ended("Completed", Optional.empty()).at(60);

    TuningFacts beginning = facts.atTheBeginning();

    assertThat(beginning.over()).isFalse();
    assertThat(beginning.trainingJobs()).isEmpty();
    assertThat(beginning.bestJob()).isEmpty();
  }
}
