package dev.clary.cli.request;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter range as it is typed: {@code NAME=LOW..HIGH[:log|:reverse|:linear][:int|:float]} or
 * {@code NAME=A,B,C}. Bounds without point and exponent make an integer range, unless {@code
 * :float} says otherwise; without a word for the scale the service chooses one.
 *
 * <pre>
 * lr=1e-5..0.1:log      continuous, logarithmic
 * layers=1..8           integer, scale chosen by the service
 * momentum=0..1         integer: neither bound has a point
 * momentum=0..1:float   continuous
 * optimizer=adam,sgd    categorical
 * </pre>
 *
 * <p>Whether the bounds make sense is for the service to say; here only the form is checked.
 *
 * @param list the member of {@code ParameterRanges} it belongs to
 * @param members its members there, in order
 */
record RangeArgument(String name, String list, Map<String, Object> members) {
  private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?";
  private static final Pattern BOUNDS =
      Pattern.compile("(%s)\\.\\.(%s)((?::[^:]*)*)".formatted(NUMBER, NUMBER));
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Map<String, String> SCALES =
      Map.of("log", "Logarithmic", "reverse", "ReverseLogarithmic", "linear", "Linear");
  private static final String[] NO_WORDS = {};
  private static final String FORM =
      "NAME=LOW..HIGH[:log|:reverse|:linear][:int|:float] or NAME=A,B,C";

  RangeArgument {
    requireNonNull(name, "name");
    requireNonNull(list, "list");
    requireNonNull(members, "members");
  }

  /** How many values it has; infinite for a continuous range, and at least 0. */
  double size() {
    if (members.get("Values") instanceof List<?> values) {
      return values.size();
    }
    if (!list.equals("IntegerParameterRanges")) {
      return Double.POSITIVE_INFINITY;
    }
    double low = Double.parseDouble(members.get("MinValue").toString());
    double high = Double.parseDouble(members.get("MaxValue").toString());
    return Math.max(0, high - low + 1);
  }

  /**
   * Reads one argument.
   *
   * @throws WrongInputException if it has neither form
   */
  static RangeArgument parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new WrongInputException("--range '%s' is not %s".formatted(text, FORM));
    }
    String name = text.substring(0, equals);
    String values = text.substring(equals + 1);
    if (values.contains(",") || !values.contains("..")) {
      return categorical(name, values);
    }
    Matcher bounds = BOUNDS.matcher(values);
    if (!bounds.matches()) {
      throw new WrongInputException(
          "--range %s: '%s' is not LOW..HIGH with a number on both sides".formatted(name, values));
    }
    return numeric(name, bounds.group(1), bounds.group(2), bounds.group(3));
  }

  /** Texts between commas, taken as they are; a single one is a category, too. */
  private static RangeArgument categorical(String name, String values) {
    List<String> categories = List.of(values.split(",", -1));
    if (categories.contains("")) {
      throw new WrongInputException(
          "--range %s: '%s' has an empty value between commas".formatted(name, values));
    }
    return new RangeArgument(
        name, "CategoricalParameterRanges", Ordered.map("Name", name, "Values", categories));
  }

  /** Two bounds and the words behind them, in any order; the last of two that contradict counts. */
  private static RangeArgument numeric(String name, String low, String high, String words) {
    String scaling = "Auto";
    boolean whole = WHOLE.matcher(low).matches() && WHOLE.matcher(high).matches();
    boolean integer = whole;
    for (String word : words.isEmpty() ? NO_WORDS : words.substring(1).split(":", -1)) {
      if (SCALES.containsKey(word)) {
        scaling = SCALES.get(word);
      } else if (word.equals("int") || word.equals("float")) {
        integer = word.equals("int");
      } else {
        throw new WrongInputException(
            "--range %s: ':%s' is none of :log, :reverse, :linear, :int, :float"
                .formatted(name, word));
      }
    }
    if (integer && !whole) {
      throw new WrongInputException(
          "--range %s: ':int' needs bounds without point and exponent, got %s..%s"
              .formatted(name, low, high));
    }
    return new RangeArgument(
        name,
        integer ? "IntegerParameterRanges" : "ContinuousParameterRanges",
        Ordered.map("Name", name, "MinValue", low, "MaxValue", high, "ScalingType", scaling));
  }
}
