package dev.clary.service.running;

/** Log lines as SageMaker delivers them. */
final class ControlText {
  private static final int DELETE = 127;

  private ControlText() {}

  /** Each control character as {@code #} and three octal digits: a tab is {@code #011}. */
  static String escape(String line) {
    if (line.chars().noneMatch(ControlText::isControl)) {
      return line;
    }
    var escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (isControl(c)) {
        escaped.append('#').append((char) ('0' + (c >> 6))).append((char) ('0' + (c >> 3 & 7)));
        escaped.append((char) ('0' + (c & 7)));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isControl(int c) {
    return c < ' ' || c == DELETE;
  }
}
