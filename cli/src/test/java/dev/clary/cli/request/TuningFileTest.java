package dev.clary.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TuningFileTest {
  @TempDir private Path folder;

  @Test
  void jsonAndYamlSayTheSame() throws IOException {
    Path json = write("a.json", "{\"HyperParameterTuningJobName\": \"x\", \"N\": {\"V\": [1, 2]}}");
    Path yaml =
        write(
            "a.yaml",
            """
            HyperParameterTuningJobName: x
            N:
              V: [1, 2]
            """);

    assertThat(TuningFile.read(yaml).request()).isEqualTo(TuningFile.read(json).request());
  }

  @Test
  void decimalsOfYamlKeepTheirDigits() throws IOException {
    Path yaml = write("a.yml", "Min: 0.10\nMax: 2.5\n");

    TuningFile file = TuningFile.read(yaml);

    assertThat(file.request().get("Min").asString()).isEqualTo("0.10");
    assertThat(file.request().get("Max").asString()).isEqualTo("2.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.json | {\"A\": 1,, | a.json, line 1, column 9: ",
        "a.json | [1, 2] | a.json: a tuning file is one object",
        "a.json | {\"A\": 1, \"A\": 2} | Duplicate",
        "a.json | {} {} | a.json, line 1",
        "a.yaml | A: [1 | a.yaml, line",
      })
  void aMalformedFileIsRefusedWithItsPlace(String name, String content, String message)
      throws IOException {
    Path path = write(name, content);

    assertThatThrownBy(() -> TuningFile.read(path))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> TuningFile.read(folder.resolve("none.json")))
        .isInstanceOf(WrongInputException.class)
        .hasMessageEndingWith("none.json: no such file");
  }

  @ParameterizedTest
  @CsvSource({"bikes/tuning.json, bikes", "bikes/deep.yaml, deep"})
  void aFileIsTitledByWhatSaysMore(String path, String title) throws IOException {
    Path file = write(path, "{}");

    assertThat(TuningFile.read(file).title()).isEqualTo(title);
  }

  private Path write(String name, String content) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }
}
