package dev.clary.server.operation;

import dev.clary.wire.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern of CloudWatch Logs for lines of text: terms that must all be there, {@code
 * ?terms} of which one must be, and {@code -terms} that must not be; quotes hold a term together.
 * Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 *     pattern syntax</a>
 */
record LogFilter(List<String> all, List<String> any, List<String> none) {
  private static final Pattern TERM =
      Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

  /**
   * Reads a pattern.
   *
   * @throws RefusedException if it is one for JSON, for columns or a regular expression, none of
   *     which is served
   */
  static LogFilter parse(String pattern) {
    String text = pattern.strip();
    if (text.startsWith("{") || text.startsWith("[") || text.startsWith("%")) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER,
          "filterPattern '%s': only terms are served".formatted(pattern));
    }
    var all = new ArrayList<String>();
    var any = new ArrayList<String>();
    var none = new ArrayList<String>();
    for (Matcher term = TERM.matcher(text); term.find(); ) {
      String value =
          term.group(2) == null ? term.group(3) : term.group(2).replaceAll("\\\\(.)", "$1");
      switch (term.group(1)) {
        case "?" -> any.add(value);
        case "-" -> none.add(value);
        default -> all.add(value);
      }
    }
    return new LogFilter(List.copyOf(all), List.copyOf(any), List.copyOf(none));
  }

  boolean matches(String line) {
    return all.stream().allMatch(line::contains)
        && (any.isEmpty() || any.stream().anyMatch(line::contains))
        && none.stream().noneMatch(line::contains);
  }
}
