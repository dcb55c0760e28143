package dev.clary.service.running;

import com.google.re2j.Pattern;
import dev.clary.service.training.MetricDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the text of a metric's value in a line: the first group of the first match anywhere in it.
 *
 * <p>Expressions come from strangers, so they run on RE2/J, whose time is linear. What it cannot
 * express (look-around, back references, possessive quantifiers) runs on {@code java.util.regex},
 * whose time may explode; it is broken off after {@link #LIMIT}.
 */
interface MetricPattern {
  /** For one line. */
  Duration LIMIT = Duration.ofMillis(50);

  /** The value's text, or empty when the line has none. */
  Optional<String> find(String line);

  /** A pattern took too long for a line. */
  final class OverrunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverrunException() {
      super("the regular expression took more than " + LIMIT.toMillis() + " ms for one line");
    }
  }

  /**
   * Understands a regular expression.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static MetricPattern compile(MetricDefinition definition, InstantSource time) {
    try {
      return compileLinear(definition.regex());
    } catch (com.google.re2j.PatternSyntaxException e) {
      return compileBounded(definition.regex(), time);
    }
  }

  private static MetricPattern compileLinear(String regex) {
    Pattern pattern = Pattern.compile(regex);
    requireGroup(pattern.groupCount());
    return line -> {
      com.google.re2j.Matcher matcher = pattern.matcher(line);
      return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    };
  }

  private static MetricPattern compileBounded(String regex, InstantSource time) {
    java.util.regex.Pattern pattern;
    try {
      pattern = java.util.regex.Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription() + " at index " + e.getIndex(), e);
    }
    requireGroup(pattern.matcher("").groupCount());
    return line -> {
      long deadline = time.millis() + LIMIT.toMillis();
      java.util.regex.Matcher matcher = pattern.matcher(new BoundedText(line, time, deadline));
      try {
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
      } catch (StackOverflowError e) {
        throw new OverrunException();
      }
    };
  }

  private static void requireGroup(int groups) {
    if (groups < 1) {
      throw new IllegalArgumentException("it has no group in parentheses that holds the value");
    }
  }

  /** A line that refuses to be read any more once it is late. */
  final class BoundedText implements CharSequence {
    /** Characters read between two looks at the clock. */
    private static final int STRIDE = 1024;

    private final String text;
    private final InstantSource time;
    private final long deadline;
    private int reads;

    BoundedText(String text, InstantSource time, long deadline) {
      this.text = text;
      this.time = time;
      this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
      if (++reads % STRIDE == 0 && time.millis() > deadline) {
        throw new OverrunException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
