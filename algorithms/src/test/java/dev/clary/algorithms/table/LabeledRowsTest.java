package dev.clary.algorithms.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.job.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabeledRowsTest {
  @TempDir private Path directory;

  @Test
  void csvHasTheLabelFirst() throws IOException {
    file("a.csv", "1,2,3\n4,5,6\n");

    LabeledRows rows = csv();

    assertThat(rows.labels()).containsExactly(1, 4);
    assertThat(rows.width()).isEqualTo(2);
    assertThat(rows.offsets()).containsExactly(0, 2, 4);
    assertThat(rows.columns()).containsExactly(0, 1, 0, 1);
    assertThat(rows.values()).containsExactly(2, 3, 5, 6);
    assertThat(rows.weights()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|", " ", ", "})
  void theDelimiterIsFoundOut(String delimiter) throws IOException {
    file("a.csv", String.join(delimiter, "1", "2.5", "-3e-1") + "\r\n");

    LabeledRows rows = csv();

    assertThat(rows.labels()).containsExactly(1);
    assertThat(rows.values()).containsExactly(2.5f, -0.3f);
  }

  @Test
  void eachFileMayHaveItsOwnDelimiterAndBlankLines() throws IOException {
    file("a.csv", "\n1,2\n\n");
    file("b.csv", "\n3;4\n");

    assertThat(csv().values()).containsExactly(2, 4);
  }

  @Test
  void emptyFieldsAreMissingValues() throws IOException {
    file("a.csv", "1,,3,nan\n");

    LabeledRows rows = csv();

    assertThat(rows.columns()).containsExactly(1);
    assertThat(rows.values()).containsExactly(3);
    assertThat(rows.width()).isEqualTo(3);
  }

  @Test
  void theSecondColumnMayBeTheWeight() throws IOException {
    file("a.csv", "1,0.5,3\n2,2,4\n");

    LabeledRows rows = LabeledRows.read(channel("text/csv"), true);

    assertThat(rows.weights()).containsExactly(0.5f, 2);
    assertThat(rows.values()).containsExactly(3, 4);
    assertThat(rows.width()).isEqualTo(1);
  }

  @Test
  void filesAreReadInTheOrderOfTheirPathsAndMarkersLeftOut() throws IOException {
    file("b/part.csv", "2,0\n");
    file("a.csv", "1,0\n");
    file("c.csv", "3,0\n");
    file("_SUCCESS", "done");
    file(".part.crc", "0xff");

    assertThat(csv().labels()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "cnt,temp|1|label 'cnt' is not a finite number",
        "1,2!inf,2|2|label 'inf' is not a finite number",
        "1,2!,2|2|label '' is not a finite number",
        "1,2!1,2!3,x|3|'x' in column 2 is not a number",
        "1,2!1,2,3|2|there must be as many columns as in the first line, 2, got 3",
        "1!2|1|there must be a label and a feature or more, got 1 column(s)"
      })
  void aWrongCsvLineIsNamed(String lines, int line, String problem) throws IOException {
    file("hours.csv", lines.replace('!', '\n'));

    assertThatThrownBy(this::csv)
        .isInstanceOf(RefusedException.class)
        .hasMessage("channel 'train', file 'hours.csv', line %d: %s".formatted(line, problem));
  }

  @Test
  void aNegativeWeightIsRefused() throws IOException {
    file("a.csv", "1,-1,3\n");

    assertThatThrownBy(() -> LabeledRows.read(channel("text/csv"), true))
        .hasMessageEndingWith("line 1: weight '-1' is below 0");
  }

  @Test
  void libsvmRowsAreSparseAndKeepTheirIndices() throws IOException {
    file("a.libsvm", "1 0:1.5 3:2\n0 1:7\n");
    file("b.libsvm", "1\n");

    LabeledRows rows = libsvm();

    assertThat(rows.labels()).containsExactly(1, 0, 1);
    assertThat(rows.width()).isEqualTo(4);
    assertThat(rows.offsets()).containsExactly(0, 2, 3, 3);
    assertThat(rows.columns()).containsExactly(0, 3, 1);
    assertThat(rows.values()).containsExactly(1.5f, 2, 7);
  }

  @Test
  void libsvmRowsMayHaveWeightsAndGroups() throws IOException {
    file("a.libsvm", "1:0.5 qid:1 2:3\n0:2 qid:4 0:1\n");

    LabeledRows rows = libsvm();

    assertThat(rows.weights()).containsExactly(0.5f, 2);
    assertThat(rows.groups()).containsExactly(1, 4);
    assertThat(rows.width()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 2|'2' must have the form index:value",
        "1 -1:2|'-1:2' must begin with an index of 0 or more",
        "1 a:2|'a:2' must begin with an index of 0 or more",
        "1 qid:x 1:2|'qid:x' must begin with an index of 0 or more",
        "1 1:x|'x' in column 1 is not a number",
        "x 1:2|label 'x' is not a finite number",
        "1:x 1:2|weight 'x' is not a finite number"
      })
  void aWrongLibsvmLineIsNamed(String line, String problem) throws IOException {
    file("a", line);

    assertThatThrownBy(this::libsvm)
        .isInstanceOf(RefusedException.class)
        .hasMessage("channel 'train', file 'a', line 1: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1:2 0:1!1 0:1|1 of 2 rows have a weight, it must be all or none",
        "1 0:1!1 qid:3 0:1|1 of 2 rows have a qid, it must be all or none"
      })
  void weightsAndGroupsAreForAllRowsOrNone(String lines, String problem) throws IOException {
    file("a", lines.replace('!', '\n'));

    assertThatThrownBy(this::libsvm).hasMessage("channel 'train': " + problem);
  }

  @Test
  void aChannelWithoutDirectoryFilesOrRowsIsRefused() throws IOException {
    var missing = new Channel("train", directory.resolve("missing"), Optional.empty());

    assertThatThrownBy(() -> LabeledRows.read(missing, false))
        .hasMessageStartingWith("channel 'train' has no directory");
    assertThatThrownBy(this::csv).hasMessageStartingWith("channel 'train' has no files in");
    file("a.csv", "\n\n");
    assertThatThrownBy(this::csv).hasMessage("channel 'train' has no rows");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(directory.resolve("a.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

    assertThatThrownBy(this::csv)
        .isInstanceOf(RefusedException.class)
        .hasMessage("channel 'train', file 'a.csv': is not text in UTF-8");
  }

  private LabeledRows csv() throws IOException {
    return LabeledRows.read(channel("text/csv"), false);
  }

  private LabeledRows libsvm() throws IOException {
    return LabeledRows.read(channel("text/libsvm"), false);
  }

  private Channel channel(String contentType) {
    return new Channel("train", directory, Optional.of(contentType));
  }

  private void file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
