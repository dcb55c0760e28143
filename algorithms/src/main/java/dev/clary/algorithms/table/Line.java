package dev.clary.algorithms.table;

import dev.clary.algorithms.job.RefusedException;

/** One line of a data file, which knows where it is so that it can say what is wrong with it. */
record Line(String channel, String file, int number, String text) {

  /** The exception that says what is wrong here. */
  RefusedException refused(String problem) {
    return new RefusedException(
        "channel '%s', file '%s', line %d: %s".formatted(channel, file, number, problem));
  }

  float label(String text) {
    return finite("label", text);
  }

  float weight(String text) {
    float weight = finite("weight", text);
    if (weight < 0) {
      throw refused("weight '%s' is below 0".formatted(text));
    }
    return weight;
  }

  /**
   * Reads a feature; nothing and {@code nan} are a missing value, which reads as NaN.
   *
   * @param column as the message counts it
   */
  float feature(int column, String text) {
    try {
      return number(text);
    } catch (NumberFormatException e) {
      throw refused("'%s' in column %d is not a number".formatted(shortened(text), column));
    }
  }

  private float finite(String what, String text) {
    float value = Float.NaN;
    try {
      value = number(text);
    } catch (NumberFormatException e) {
      // The same message as for NaN.
    }
    if (!Float.isFinite(value)) {
      throw refused("%s '%s' is not a finite number".formatted(what, shortened(text)));
    }
    return value;
  }

  private static float number(String text) {
    String trimmed = text.strip();
    return trimmed.isEmpty() || trimmed.equalsIgnoreCase("nan")
        ? Float.NaN
        : Float.parseFloat(trimmed);
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
