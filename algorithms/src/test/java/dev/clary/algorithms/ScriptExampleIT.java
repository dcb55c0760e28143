package dev.clary.algorithms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptExampleIT {
  private static final long DEADLINE_SECONDS = 120;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh"})
  void theScriptLogsItsObjectiveAndLeavesAModel(String activation) throws Exception {
    TuningFileText example = TuningFileText.of("script");
    assumeThat(exitCodeOf("python3", "--version")).isZero();

    int exitCode =
        exitCodeOf(
            "python3",
            example.beside("code/train.py").toString(),
            "--activation",
            activation,
            "--decay",
            "1e-05",
            "--epochs",
            "2",
            "--hidden",
            "8",
            "--learning_rate",
            "0.05");

    assertThat(exitCode).isZero();
    List<String> log = Files.readAllLines(directory.resolve("log"));
    assertThat(log).hasSize(2);
    assertThat(example.metric("accuracy", log.get(1))).isBetween(0.7, 1.0);
    assertThat(example.metric("loss", log.get(1))).isBetween(0.0, 1.0);
    assertThat(directory.resolve("model.json"))
        .content()
        .contains("\"activation\": \"" + activation);
  }

  @Test
  void theDataAreAllPicturesOfTheOriginalsTestFile() throws IOException {
    TuningFileText example = TuningFileText.of("script");

    List<String> train = Files.readAllLines(example.beside("train/train.csv"));
    List<String> validation = Files.readAllLines(example.beside("validation/validation.csv"));

    assertThat(train).hasSize(1200).allMatch(line -> line.matches("(\\d+,){64}\\d"));
    assertThat(validation).hasSize(597).allMatch(line -> line.matches("(\\d+,){64}\\d"));
  }

  private int exitCodeOf(String... command) throws IOException, InterruptedException {
    TuningFileText example = TuningFileText.of("script");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SM_CHANNEL_TRAIN", example.beside("train").toString());
    builder.environment().put("SM_CHANNEL_VALIDATION", example.beside("validation").toString());
    builder.environment().put("SM_MODEL_DIR", directory.toString());
    Process process = builder.redirectOutput(directory.resolve("log").toFile()).start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }
}
