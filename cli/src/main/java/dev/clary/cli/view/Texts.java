package dev.clary.cli.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values as people read them: never more digits than they look at, never an exponent where a plain
 * number is as short. What is copied elsewhere is written in full by whoever writes it.
 */
public final class Texts {
  private static final MathContext SIX_DIGITS = new MathContext(6);
  private static final int MOST_WHOLE_DIGITS = 6;
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final Pattern LONG_DECIMAL =
      Pattern.compile("-?\\d+\\.\\d{5,}(e[+-]?\\d+)?|-?\\d\\.\\d{4,}e[+-]?\\d+");

  private Texts() {}

  /** A metric's value with at most six digits. */
  public static String number(float value) {
    if (!Float.isFinite(value)) {
      return Float.toString(value);
    }
    return readable(new BigDecimal(Float.toString(value)).round(SIX_DIGITS));
  }

  /** With an exponent only where zeros would have to be counted. */
  private static String readable(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    int whole = shortest.precision() - shortest.scale();
    return shortest.signum() == 0 || Math.abs(whole) <= MOST_WHOLE_DIGITS
        ? shortest.toPlainString()
        : shortest.toString();
  }

  /** A time span as a clock shows it: {@code 0:07}, {@code 12:30}, {@code 3:05:00}. */
  static String clock(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** A time span in words, with two units at most: {@code 7 s}, {@code 2 min 5 s}, {@code 3 h}. */
  static String words(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? two(seconds / 60, "min", seconds % 60, "s")
        : two(seconds / 3600, "h", seconds / 60 % 60, "min");
  }

  /** Hyperparameters on one line, by name, shortened: {@code depth=3 eta=0.1}. */
  static String assignment(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> value.getKey() + "=" + shortened(value.getValue()))
            .collect(Collectors.joining(" "));
  }

  /** A long decimal with four digits; anything else as it is. */
  private static String shortened(String value) {
    return LONG_DECIMAL.matcher(value).matches()
        ? readable(new BigDecimal(value).round(FOUR_DIGITS))
        : value;
  }

  /** {@code 1 job}, {@code 2 jobs}. */
  static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }

  /** Two units, the smaller one only if there is any of it. */
  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
