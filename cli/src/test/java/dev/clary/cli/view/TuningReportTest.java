package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class TuningReportTest {
  private static final SearchFacts NOTHING =
      new SearchFacts(1, false, List.of(), OptionalDouble.empty(), 1, false);
  private static final List<SearchFacts.Share> SHARES =
      List.of(
          new SearchFacts.Share("depth", 0.213, 0.04), new SearchFacts.Share("eta", 0.787, 0.052));

  @Test
  void allTrainingJobsAreListedAndTheBestIsMarked() {
    TuningFacts facts =
        new Facts()
            .completed(1, 48.25f)
            .completed(2, 45f)
            .failed(3, "x")
            .training(4, Optional.empty())
            .best(2)
            .at(35);

    assertThat(TuningReport.lines(facts, NOTHING))
        .containsExactly(
            "Tuning job     bikes",
            "Status         InProgress",
            "Strategy       Bayesian",
            "Objective      minimize rmse",
            "Training jobs  3 of 10 done",
            "Time           35 s",
            "Best           45 in bikes-002-0123abcd",
            "History        █▁",
            "",
            "TRAINING JOB        STATUS     rmse   TIME  VALUES",
            "bikes-001-0123abcd  Completed  48.25  0:10  depth=3 eta=0.1",
            "bikes-002-0123abcd  Completed  45*    0:10  depth=3 eta=0.2",
            "bikes-003-0123abcd  Failed     -      0:10  depth=3 eta=0.3",
            "bikes-004-0123abcd  Training   -      0:05  depth=3 eta=0.4");
  }

  @Test
  void aFailedTuningJobSaysWhy() {
    TuningFacts facts = new Facts().ended("Failed", Optional.of("all jobs failed")).at(5);

    assertThat(TuningReport.lines(facts, NOTHING))
        .contains("Status         Failed: all jobs failed");
  }

  @Test
  void whatMattersAndWhatIsStillToGainIsShownWhenItIsKnown() {
    TuningFacts facts = new Facts().completed(1, 48.25f).best(1).at(35);
    var known = new SearchFacts(30, true, SHARES, OptionalDouble.of(0.0123456), 0.07, true);
    var few = new SearchFacts(8, false, SHARES, OptionalDouble.of(1.5), 0.6, false);
    var odd = new SearchFacts(80, false, SHARES, OptionalDouble.of(1.5), 0.6, false);

    assertThat(TuningReport.lines(facts, known))
        .contains(
            "Importance     eta 79 % ± 5, depth 21 % ± 4",
            "Still to gain  0.0123456 expected, more than 1 % with 7 % probability; converged");
    assertThat(TuningReport.lines(facts, few))
        .contains(
            "Importance     unknown before 20 values, there are 8",
            "Still to gain  1.5 expected, more than 1 % with 60 % probability");
    assertThat(TuningReport.lines(facts, odd))
        .contains("Importance     unknown, as the values could not be predicted");
  }
}
