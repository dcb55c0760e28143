package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class HyperparametersTest {
  private final Hyperparameters hyperparameters =
      new Hyperparameters(
          Map.of(
              "sagemaker_program", "\"train.py\"",
              "sagemaker_submit_directory", "file:///code",
              "sagemaker_mpi_enabled", "true",
              "_tuning_objective_metric", "loss",
              "clary_command", "[]",
              "clary_directory", "/",
              "batch-size", "32",
              "k", "null"));

  @Test
  void whatSteersTheRunIsNotTheProgramsBusiness() {
    assertThat(hyperparameters.given()).containsOnlyKeys("batch-size", "k");
    assertThat(hyperparameters.decoded()).containsEntry("batch-size", 32).containsEntry("k", null);
    assertThat(hyperparameters.framework())
        .containsExactly(Map.entry("sagemaker_mpi_enabled", true));
  }

  @Test
  void reservedTextIsReadWithOrWithoutQuotes() {
    assertThat(hyperparameters.text("sagemaker_program")).contains("train.py");
    assertThat(hyperparameters.text("sagemaker_submit_directory")).contains("file:///code");
    assertThat(hyperparameters.text("none")).isEmpty();
  }

  @Test
  void argumentsAreSortedAndAShortNameHasOneDash() {
    assertThat(Hyperparameters.arguments(hyperparameters.decoded(), PythonText::argument))
        .containsExactly("--batch-size", "32", "-k", "");
    assertThat(Hyperparameters.arguments(hyperparameters.given(), text -> text))
        .containsExactly("--batch-size", "32", "-k", "null");
  }

  @Test
  void aPlainCommandDoesNotSeeHowItIsRun() {
    assertThat(hyperparameters.withoutCommand())
        .doesNotContainKeys("clary_command", "clary_directory")
        .containsKeys("_tuning_objective_metric", "batch-size");
  }
}
