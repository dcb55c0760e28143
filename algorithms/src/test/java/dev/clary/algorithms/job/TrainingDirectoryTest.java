package dev.clary.algorithms.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDirectoryTest {
  @TempDir private Path base;

  @Test
  void hyperparametersAreTextInTheOrderOfTheFile() throws IOException {
    config("hyperparameters.json", "{\"num_round\": \"10\", \"eta\": \"1e-05\", \"seed\": 7}");

    var hyperparameters = new TrainingDirectory(base).hyperparameters();

    assertThat(hyperparameters)
        .containsExactly(entry("num_round", "10"), entry("eta", "1e-05"), entry("seed", "7"));
  }

  @Test
  void withoutAFileThereAreNoHyperparameters() throws IOException {
    assertThat(new TrainingDirectory(base).hyperparameters()).isEmpty();
  }

  @Test
  void aHyperparameterThatIsAListIsRefusedByName() throws IOException {
    config("hyperparameters.json", "{\"eta\": [0.1, 0.2]}");

    assertThatThrownBy(() -> new TrainingDirectory(base).hyperparameters())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("hyperparameter 'eta'")
        .hasMessageContaining("must be text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"eta\"", "{\"eta\": ", "{\"eta\" \"0.1\"}"})
  void whatIsNoJsonObjectIsRefusedWithTheFilesName(String text) throws IOException {
    config("hyperparameters.json", text);

    assertThatThrownBy(() -> new TrainingDirectory(base).hyperparameters())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("hyperparameters.json");
  }

  @Test
  void aChannelKnowsItsDirectoryAndContentType() throws IOException {
    config(
        "inputdataconfig.json",
        """
        {"train": {"ContentType": "text/csv", "TrainingInputMode": "File",
                   "S3DistributionType": "FullyReplicated", "RecordWrapperType": "None"},
         "validation": {"TrainingInputMode": "File"}}
        """);

    var directory = new TrainingDirectory(base);

    Channel train = directory.findChannel("train").orElseThrow();
    assertThat(train.name()).isEqualTo("train");
    assertThat(train.directory()).isEqualTo(base.resolve("input/data/train"));
    assertThat(train.contentType()).contains("text/csv");
    assertThat(directory.findChannel("validation").orElseThrow().contentType()).isEmpty();
    assertThat(directory.findChannel("test")).isEmpty();
  }

  @Test
  void pipeModeIsRefused() throws IOException {
    config("inputdataconfig.json", "{\"train\": {\"TrainingInputMode\": \"Pipe\"}}");

    assertThatThrownBy(() -> new TrainingDirectory(base).findChannel("train"))
        .hasMessage("channel 'train': input mode 'Pipe' is not served, use 'File'");
  }

  @Test
  void hostsAreCounted() throws IOException {
    var directory = new TrainingDirectory(base);
    int unsaid = directory.hosts();
    config(
        "resourceconfig.json",
        "{\"current_host\": \"algo-1\", \"hosts\": [\"algo-1\", \"algo-2\"]}");

    assertThat(unsaid).isEqualTo(1);
    assertThat(directory.hosts()).isEqualTo(2);
  }

  @Test
  void aFailureIsLeftWhereThePlatformLooks() throws IOException {
    new TrainingDirectory(base).writeFailure("no luck");

    assertThat(base.resolve("output/failure")).hasContent("no luck");
  }

  @Test
  void theModelDirectoryIsMade() throws IOException {
    assertThat(new TrainingDirectory(base).model()).isDirectory();
  }

  private void config(String name, String text) throws IOException {
    Path file = base.resolve("input/config").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
