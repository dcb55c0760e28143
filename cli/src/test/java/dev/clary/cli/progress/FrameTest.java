package dev.clary.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

final class FrameTest {
  private static final AttributedString SHORT = new AttributedString("short");
  private static final AttributedString LONG = new AttributedString("x".repeat(70));

  @Test
  void theFirstFrameIsWrittenWhereTheCursorIs() {
    assertThat(new Frame(false).draw(List.of(SHORT), 80)).contains("\rshort").doesNotContain("A");
  }

  @Test
  void theNextFrameGoesUpByTheLinesOfTheOneBefore() {
    var frame = new Frame(false);
    frame.draw(List.of(SHORT, LONG), 80);

    String next = frame.draw(List.of(SHORT), 80);

    assertThat(next).contains("\r\u001b[2Ashort\u001b[K\n\u001b[J");
  }

  @Test
  void linesThatANarrowerWindowWrappedCountAsMore() {
    var frame = new Frame(false);
    frame.draw(List.of(SHORT, LONG), 80);

    assertThat(frame.erase(35)).startsWith("\r\u001b[3A");
  }

  @Test
  void withoutColorsNoStyleIsWritten() {
    var line = new AttributedString("red", AttributedStyle.DEFAULT.foreground(1));

    assertThat(new Frame(false).draw(List.of(line), 80)).contains("\rred\u001b[K");
    assertThat(new Frame(true).draw(List.of(line), 80)).contains("\u001b[31mred");
  }
}
