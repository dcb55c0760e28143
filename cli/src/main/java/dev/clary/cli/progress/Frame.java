package dev.clary.cli.progress;

import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Lines that are drawn over each other in a terminal, in one write each time so that nothing
 * flickers. Only sequences that every terminal since the VT100 knows are used, and each frame
 * begins at the left margin, so that an echoed {@code ^C} does no harm. Confined to one thread.
 */
final class Frame {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String ERASE_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";

  private final boolean colors;
  private List<AttributedString> drawn = List.of();

  /** {@code colors} is whether styles are written at all. */
  Frame(boolean colors) {
    this.colors = colors;
  }

  /** What to write in order to replace the frame before by these lines, in so many columns. */
  String draw(List<AttributedString> lines, int columns) {
    var text = new StringBuilder(HIDE_CURSOR).append(home(columns));
    for (AttributedString line : lines) {
      text.append(colors ? line.toAnsi() : line.toString()).append(ERASE_LINE).append('\n');
    }
    drawn = lines;
    return text.append(ERASE_BELOW).append(SHOW_CURSOR).toString();
  }

  /** What to write in order to remove the frame. */
  String erase(int columns) {
    String text = home(columns) + ERASE_BELOW;
    drawn = List.of();
    return text;
  }

  /** Back to where the frame began; lines that a narrower window has wrapped count as more. */
  private String home(int columns) {
    int height = 0;
    for (AttributedString line : drawn) {
      height += 1 + Math.max(0, line.columnLength() - 1) / columns;
    }
    return "\r" + (height == 0 ? "" : "\u001b[%dA".formatted(height));
  }
}
