package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TuningReportTest {

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

    assertThat(TuningReport.lines(facts))
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

    assertThat(TuningReport.lines(facts)).contains("Status         Failed: all jobs failed");
  }
}
