package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FinalReportTest {

  @Test
  void aCompletedJobEndsWithTheBestAndWhatToTypeNext() {
    TuningFacts facts =
        new Facts()
            .completed(1, 48.25f)
            .completed(2, 45f)
            .best(2)
            .ended("Completed", Optional.empty())
            .at(65);

    assertThat(
            FinalReport.lines(
                facts, Optional.of("/out/model.tar.gz"), Map.of("the log", "clary logs x")))
        .containsExactly(
            "bikes completed after 1 min 5 s: 2 training jobs",
            "",
            "Best training job  bikes-002-0123abcd",
            "rmse               45 (lowest)",
            "  depth            3",
            "  eta              0.2",
            "Model              /out/model.tar.gz",
            "History            █▁",
            "",
            "Next:",
            "  the log  clary logs x");
  }

  @Test
  void aFailedJobSaysWhyAndShowsTheFirstFailure() {
    TuningFacts facts =
        new Facts()
            .failed(1, "AlgorithmError: exit code 1\nno module torch")
            .ended("Failed", Optional.of("all first training jobs failed"))
            .at(10);

    assertThat(FinalReport.lines(facts, Optional.empty(), Map.of()))
        .containsExactly(
            "bikes failed after 10 s: 1 training job, 1 failed",
            "all first training jobs failed",
            "bikes-001-0123abcd failed: AlgorithmError: exit code 1",
            "  | no module torch");
  }

  @Test
  void aReasonThatNamesTheFirstFailureIsNotToldTwice() {
    TuningFacts facts =
        new Facts()
            .failed(1, "exit code 1")
            .ended("Failed", Optional.of("the first was bikes-001-0123abcd: exit code 1"))
            .at(10);

    assertThat(FinalReport.lines(facts, Optional.empty(), Map.of()))
        .containsExactly(
            "bikes failed after 10 s: 1 training job, 1 failed",
            "the first was bikes-001-0123abcd: exit code 1");
  }

  @Test
  void theTreeHoldsTheSameForPrograms() {
    TuningFacts facts =
        new Facts()
            .completed(1, 48.25f)
            .failed(2, "x")
            .best(1)
            .ended("Completed", Optional.empty())
            .at(65);

    assertThat(FinalReport.tree(facts, Optional.of("/out/model.tar.gz")))
        .isEqualTo(
            Map.of(
                "tuningJob", "bikes",
                "status", "Completed",
                "metric", "rmse",
                "goal", "Minimize",
                "trainingJobs", Map.of("Completed", 1, "Failed", 1),
                "best",
                    Map.of(
                        "trainingJob",
                        "bikes-001-0123abcd",
                        "value",
                        48.25f,
                        "hyperparameters",
                        Map.of("eta", "0.1", "depth", "3"),
                        "model",
                        "/out/model.tar.gz")));
  }
}
