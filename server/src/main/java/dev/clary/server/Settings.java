package dev.clary.server;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Settings as text, each read once; what nobody read is refused, so that a name with a letter wrong
 * does not pass for one that was set. Confined to one thread.
 *
 * <p>Every method throws {@link InvalidConfigException} for a text that breaks its rule.
 */
final class Settings {
  private static final int FAR = 3;

  private final TreeMap<String, String> unread;
  private final TreeSet<String> known = new TreeSet<>();

  Settings(Map<String, String> settings) {
    this.unread = new TreeMap<>(settings);
  }

  /** The text of a setting, or empty when it is not given. */
  Optional<String> take(String name) {
    known.add(name);
    return Optional.ofNullable(unread.remove(name)).map(String::strip);
  }

  /** A whole number within bounds, both included. */
  int takeNumber(String name, int absent, int min, int max) {
    String text = take(name).orElse(Integer.toString(absent));
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number that is out of bounds.
    }
    throw wrong(name, text, "a whole number from %d to %d".formatted(min, max));
  }

  /** Text of a form. */
  String takeMatching(String name, String absent, Pattern form, String rule) {
    String text = take(name).orElse(absent);
    if (!form.matcher(text).matches()) {
      throw wrong(name, text, rule);
    }
    return text;
  }

  /** A constant of an enumeration, by its name in lower case. */
  <E extends Enum<E>> E takeOne(String name, E absent) {
    String text = take(name).orElse(label(absent));
    List<E> constants = List.of(absent.getDeclaringClass().getEnumConstants());
    return constants.stream()
        .filter(constant -> label(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    name,
                    text,
                    "one of "
                        + String.join(", ", constants.stream().map(Settings::label).toList())));
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Absolute paths, separated by a text. */
  List<Path> takePaths(String name, String separator, List<Path> absent) {
    return take(name)
        .map(
            text ->
                Arrays.stream(text.split(Pattern.quote(separator), -1))
                    .map(String::strip)
                    .filter(path -> !path.isEmpty())
                    .map(path -> path(name, path))
                    .toList())
        .orElse(absent);
  }

  /** An absolute path. */
  Path takePath(String name, Path absent) {
    return take(name).map(text -> path(name, text)).orElse(absent);
  }

  /** An absolute path, or empty when it is not given. */
  Optional<Path> takePath(String name) {
    return take(name).map(text -> path(name, text));
  }

  private static Path path(String name, String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      // Refused below, like a path that is not absolute.
    }
    throw wrong(name, text, "an absolute path");
  }

  /** Names of hosts or the like, separated by commas. */
  List<String> takeList(String name) {
    return take(name).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** Words, separated by white space. */
  List<String> takeWords(String name) {
    return take(name).stream()
        .flatMap(text -> Arrays.stream(text.split("\\s+", -1)))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether something is so. */
  boolean takeTruth(String name, boolean absent) {
    String text = take(name).orElse(Boolean.toString(absent));
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(name, text, "true or false");
    }
    return text.equals("true");
  }

  /** Refuses what was given and never read. */
  void finish() {
    if (!unread.isEmpty()) {
      String name = unread.firstKey();
      throw new InvalidConfigException("setting '%s' is unknown; %s".formatted(name, advice(name)));
    }
  }

  private String advice(String name) {
    Comparator<String> nearest = Comparator.comparingInt(other -> distance(name, other));
    return known.stream()
        .min(nearest)
        .filter(other -> distance(name, other) <= FAR)
        .map(other -> "did you mean '" + other + "'?")
        .orElse("known are " + String.join(", ", known));
  }

  /** How many letters must be changed, added or left out (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, index -> index);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }

  static InvalidConfigException wrong(String name, String text, String rule) {
    return new InvalidConfigException("setting '%s': '%s' is not %s".formatted(name, text, rule));
  }
}
