package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits output into lines at {@code \n}. A line longer than {@link #LONGEST} bytes becomes
 * several, none of which ends inside a character; what is no UTF-8 is replaced by U+FFFD.
 */
final class LineSplitter {
  /** Bytes of the longest line. */
  static final int LONGEST = 16_384;

  private LineSplitter() {}

  /**
   * Lines and how many bytes they took.
   *
   * @param end bytes after which the next line starts
   */
  record Lines(List<String> lines, int end) {}

  /**
   * Splits the first {@code length} bytes.
   *
   * @param complete whether no more bytes will follow, so that a last line without end is one
   */
  static Lines split(byte[] bytes, int length, boolean complete) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        lines.add(text(bytes, start, i));
        start = i + 1;
      } else if (i - start == LONGEST) {
        int cut = characterStart(bytes, start, i);
        lines.add(text(bytes, start, cut));
        start = cut;
      }
    }
    if (complete && start < length) {
      lines.add(text(bytes, start, length));
      start = length;
    }
    return new Lines(lines, start);
  }

  private static String text(byte[] bytes, int start, int end) {
    return ControlText.escape(new String(bytes, start, end - start, UTF_8));
  }

  /** The start of the character that the byte at {@code end} belongs to. */
  private static int characterStart(byte[] bytes, int start, int end) {
    int cut = end;
    while (cut > Math.max(start, end - 4) && (bytes[cut] & 0xC0) == 0x80) {
      cut--;
    }
    return cut == start || (bytes[cut] & 0xC0) == 0x80 ? end : cut;
  }
}
