package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.running.LineSplitter.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineSplitterTest {

  private static Lines split(String text, boolean complete) {
    byte[] bytes = text.getBytes(UTF_8);
    return LineSplitter.split(bytes, bytes.length, complete);
  }

  @Test
  void linesEndAtLineFeedsAndAnUnfinishedOneWaits() {
    assertThat(split("a\n\nbc\nd", false)).isEqualTo(new Lines(List.of("a", "", "bc"), 6));
  }

  @Test
  void atTheEndALastLineWithoutLineFeedCounts() {
    assertThat(split("a\nd", true)).isEqualTo(new Lines(List.of("a", "d"), 3));
    assertThat(split("a\n", true)).isEqualTo(new Lines(List.of("a"), 2));
  }

  @Test
  void controlCharactersAreWrittenInOctal() {
    assertThat(split("[1]\trmse:0.5\r\u001b[0m\u007f\n", false).lines())
        .containsExactly("[1]#011rmse:0.5#015#033[0m#177");
  }

  @Test
  void whatIsNoUtf8IsReplaced() {
    byte[] bytes = {'a', (byte) 0xFF, 'b', '\n'};

    assertThat(LineSplitter.split(bytes, bytes.length, false).lines()).containsExactly("a\uFFFDb");
  }

  @Test
  void aLineThatIsTooLongIsCutBetweenCharacters() {
    String text = "x".repeat(LineSplitter.LONGEST - 1) + "é" + "y".repeat(10) + "\n";

    List<String> lines = split(text, false).lines();

    assertThat(lines).containsExactly("x".repeat(LineSplitter.LONGEST - 1), "é" + "y".repeat(10));
  }

  @Test
  void aLineThatIsTooLongIsNotWaitedFor() {
    Lines lines = split("x".repeat(3 * LineSplitter.LONGEST + 5), false);

    assertThat(lines.lines()).hasSize(3).allMatch(line -> line.length() == LineSplitter.LONGEST);
    assertThat(lines.end()).isEqualTo(3 * LineSplitter.LONGEST);
  }

  @Test
  void bytesThatAreNoCharactersAreCutAnyway() {
    var bytes = new byte[LineSplitter.LONGEST + 8];
    java.util.Arrays.fill(bytes, (byte) 0x80);

    Lines lines = LineSplitter.split(bytes, bytes.length, false);

    assertThat(lines.end()).isEqualTo(LineSplitter.LONGEST);
  }
}
