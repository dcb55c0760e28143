package dev.clary.cli.request;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A metric as it is typed: {@code [NAME=]REGEX}. Without a name, the words that the expression
 * begins with are one: {@code 'accuracy: ([0-9.]+)'} finds {@code accuracy}.
 *
 * <p>In {@code 'accuracy=([0-9.]+)'} the name is part of the expression, too: a program that prints
 * {@code accuracy=0.9} is what the person sees, and the group alone would take the first number of
 * any line.
 */
record MetricArgument(String name, String regex) {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z_][A-Za-z0-9_.:/-]*)=(.+)");
  private static final Pattern CAPTURE = Pattern.compile("\\((?!\\?)|\\(\\?P?<");
  private static final Pattern WORDS = Pattern.compile("\\^?\\s*([A-Za-z_][A-Za-z0-9_./ -]*)");

  MetricArgument {
    requireNonNull(name, "name");
    requireNonNull(regex, "regex");
  }

  /**
   * Reads one argument.
   *
   * @throws WrongInputException if nothing is left to search for
   */
  static MetricArgument parse(String text) {
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      String rest = named.group(2);
      boolean onlyGroup = CAPTURE.matcher(rest).lookingAt();
      return new MetricArgument(named.group(1), onlyGroup ? text : rest);
    }
    if (text.isBlank()) {
      throw new WrongInputException("--metric '' is not [NAME=]REGEX");
    }
    Matcher words = WORDS.matcher(text);
    String name = words.lookingAt() ? words.group(1).replaceAll("[^A-Za-z0-9_]+$", "") : "";
    return new MetricArgument(name.isEmpty() ? "objective" : name.replace(' ', '-'), text);
  }
}
