package dev.clary.algorithms.xgboost;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of a hyperparameter must be.
 *
 * @param description completes "must be …"
 * @param holds whether a value is so
 */
record Rule(String description, Predicate<String> holds) {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  /** A 32-bit integer. */
  static Rule integer(String description, LongPredicate range) {
    return new Rule(
        "an integer " + description, text -> isInteger(text) && range.test(Integer.parseInt(text)));
  }

  /** A finite decimal number. */
  static Rule number(String description, DoublePredicate range) {
    return new Rule(
        "a number " + description,
        text -> DECIMAL.matcher(text).matches() && range.test(Double.parseDouble(text)));
  }

  static Rule oneOf(String... values) {
    return oneOf(List.of(values));
  }

  static Rule oneOf(List<String> allowed) {
    return new Rule("one of " + String.join(", ", allowed), allowed::contains);
  }

  /** Values of another rule with commas between them. */
  static Rule listOf(String description, Predicate<String> element) {
    return new Rule(
        "a comma-separated list of " + description,
        text -> elements(text).stream().allMatch(element));
  }

  /** Text that matches a pattern as a whole. */
  static Rule form(String description, String pattern) {
    return new Rule(description, Pattern.compile(pattern).asMatchPredicate());
  }

  /** The elements of a comma-separated list. */
  static List<String> elements(String list) {
    return Pattern.compile("\\s*,\\s*").splitAsStream(list.strip()).toList();
  }

  static boolean isInteger(String text) {
    try {
      Integer.parseInt(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
