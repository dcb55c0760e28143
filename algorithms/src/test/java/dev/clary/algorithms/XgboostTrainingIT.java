package dev.clary.algorithms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.algorithms.TrainingProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program as the engine does, from its packaged class path. */
class XgboostTrainingIT {
  private static final String CHANNELS =
      """
      {"train": {"ContentType": "text/csv", "TrainingInputMode": "File"},
       "validation": {"ContentType": "text/csv", "TrainingInputMode": "File"}}
      """;

  @TempDir private Path base;

  @Test
  void aTrainingLogsItsRoundsAndLeavesAModel() throws Exception {
    job("{\"num_round\": \"3\", \"eta\": \"0.5\", \"nthread\": \"1\"}");

    Ended ended = TrainingProcess.start(base).await();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output())
        .hasSize(3)
        .allMatch(line -> line.matches("\\[\\d]\ttrain-rmse:\\S+\tvalidation-rmse:\\S+"));
    // Universal Binary JSON begins an object with a brace and the length of the first name.
    assertThat(Files.readAllBytes(base.resolve("model/xgboost-model"))).startsWith('{', 'L');
    assertThat(base.resolve("model")).isDirectoryNotContaining("glob:**unfinished");
    assertThat(base.resolve("output/failure")).doesNotExist();
  }

  @Test
  void rowsAreLibsvmUnlessTheChannelSaysOtherwise() throws Exception {
    job("{\"num_round\": \"2\"}");
    Files.writeString(
        base.resolve("input/config/inputdataconfig.json"),
        "{\"train\": {\"TrainingInputMode\": \"File\"}}");
    Files.writeString(base.resolve("input/data/train/rows.csv"), "1 0:1 2:1\n0 1:2\n");

    Ended ended = TrainingProcess.start(base).await();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output())
        .hasSize(2)
        .allMatch(line -> line.matches("\\[\\d]\ttrain-rmse:\\S+"));
  }

  @Test
  void theTuningMetricIsLogged() throws Exception {
    job("{\"num_round\": \"2\", \"_tuning_objective_metric\": \"validation:r2\"}");

    Ended ended = TrainingProcess.start(base).await();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).hasSize(2).allMatch(line -> line.contains("\tvalidation-r2:"));
  }

  @Test
  void earlyStoppingEndsBeforeTheLastRound() throws Exception {
    job("{\"num_round\": \"500\", \"eta\": \"1\", \"early_stopping_rounds\": \"2\"}");

    Ended ended = TrainingProcess.start(base).await();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).hasSizeLessThan(500);
    assertThat(ended.output()).last().asString().startsWith("stopped early: validation-rmse");
    assertThat(base.resolve("model/xgboost-model")).isNotEmptyFile();
  }

  @Test
  void aWrongHyperparameterFailsWithOneSentence() throws Exception {
    job("{\"num_round\": \"3\", \"eta\": \"7\"}");

    Ended ended = TrainingProcess.start(base).await();

    assertFailure(ended, "hyperparameter 'eta' must be a number from 0 to 1, got '7'");
  }

  @Test
  void wrongDataFailWithOneSentence() throws Exception {
    job("{\"num_round\": \"3\"}");
    Files.writeString(base.resolve("input/data/validation/rows.csv"), "1,2,3\n1,2,three\n");

    Ended ended = TrainingProcess.start(base).await();

    assertFailure(
        ended,
        "channel 'validation', file 'rows.csv', line 2: 'three' in column 3 is not a number");
  }

  @Test
  void aMissingTrainChannelFailsWithOneSentence() throws Exception {
    job("{\"num_round\": \"3\"}");
    Files.writeString(base.resolve("input/config/inputdataconfig.json"), "{}");

    Ended ended = TrainingProcess.start(base).await();

    assertFailure(ended, "channel 'train' is required");
  }

  @Test
  void severalInstancesAreRefused() throws Exception {
    job("{\"num_round\": \"3\"}");
    Files.writeString(
        base.resolve("input/config/resourceconfig.json"), "{\"hosts\": [\"algo-1\", \"algo-2\"]}");

    Ended ended = TrainingProcess.start(base).await();

    assertFailure(ended, "the built-in XGBoost trains on 1 instance, got 2");
  }

  @Test
  void terminationLeavesTheModelIfAskedTo() throws Exception {
    job("{\"num_round\": \"10000000\", \"save_model_on_termination\": \"true\"}");
    TrainingProcess process = TrainingProcess.start(base);
    process.awaitLine("[20]");

    process.terminate();

    assertThat(process.await().exitCode()).isZero();
    assertThat(base.resolve("model/xgboost-model")).isNotEmptyFile();
    assertThat(base.resolve("model")).isDirectoryNotContaining("glob:**unfinished");
  }

  @Test
  void terminationEndsAtOnceOtherwise() throws Exception {
    job("{\"num_round\": \"10000000\"}");
    TrainingProcess process = TrainingProcess.start(base);
    process.awaitLine("[20]");

    process.terminate();

    int killedByTerm = 128 + 15;
    assertThat(process.await().exitCode()).isEqualTo(killedByTerm);
    assertThat(base.resolve("model/xgboost-model")).doesNotExist();
  }

  /** A file by that name which is no library stands for a missing one: the loader names it, too. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aMissingOpenMpRuntimeIsNamed() throws Exception {
    job("{\"num_round\": \"3\"}");
    Path libraries = Files.createDirectory(base.resolve("libraries"));
    Files.createFile(libraries.resolve("libgomp.so.1"));

    Ended ended = TrainingProcess.start(base, "LD_LIBRARY_PATH", libraries.toString()).await();

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(base.resolve("output/failure"))
        .content()
        .startsWith("XGBoost needs the OpenMP runtime, which this machine lacks: install libgomp1");
  }

  private void assertFailure(Ended ended, String sentence) {
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.errors()).isEqualTo(List.of(sentence));
    assertThat(base.resolve("output/failure")).hasContent(sentence);
    assertThat(base.resolve("model/xgboost-model")).doesNotExist();
  }

  private void job(String hyperparameters) throws IOException {
    Path config = Files.createDirectories(base.resolve("input/config"));
    Files.writeString(config.resolve("hyperparameters.json"), hyperparameters);
    Files.writeString(config.resolve("inputdataconfig.json"), CHANNELS);
    for (String channel : List.of("train", "validation")) {
      Path data = Files.createDirectories(base.resolve("input/data").resolve(channel));
      var rows = new StringBuilder();
      for (int row = 0; row < 60; row++) {
        // Noise that differs between the channels, so that training on and on does harm.
        int noise = (row * 37 + channel.length() * 11) % 17;
        rows.append("%d,%d,%d%n".formatted(row % 7 + noise, row % 7, row % 5));
      }
      Files.writeString(data.resolve("rows.csv"), rows);
    }
  }
}
