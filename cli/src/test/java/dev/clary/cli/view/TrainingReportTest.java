package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrainingReportTest {

  @Test
  void aTrainingJobIsShownWithWhyItWasTried() {
    assertThat(
            TrainingReport.lines(
                "bikes-001",
                Map.of("Status", "Completed"),
                Map.of("rmse", 45.5f),
                Map.of("eta", "0.10000000000000002"),
                Map.of("policy", "expected improvement")))
        .containsExactly(
            "Training job  bikes-001",
            "Status        Completed",
            "",
            "Metrics:",
            "  rmse  45.5",
            "",
            "Hyperparameters:",
            "  eta  0.10000000000000002",
            "",
            "Why these values:",
            "  policy  expected improvement");
  }

  @Test
  void whatIsNotKnownHasNoSection() {
    assertThat(
            TrainingReport.lines(
                "job", Map.of("Failure", "exit code 1\nno torch"), Map.of(), Map.of(), Map.of()))
        .containsExactly("Training job  job", "Failure       exit code 1", "  | no torch");
  }
}
