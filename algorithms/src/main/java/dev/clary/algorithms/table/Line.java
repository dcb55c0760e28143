package dev.clary.algorithms.table;

import dev.clary.algorithms.job.RefusedException;

/** One line of a data file, which knows where it is so that it can say what is wrong with it. */
record Line(String channel, String file, int number, String text) {

  /** The exception that says what is wrong here. */
  RefusedException refused(String problem) {
    return new RefusedException(
        "channel '%s', file '%s', line %d: %s".formatted(channel, file, number, problem));
  }

  /** Reads a number that must be there and be finite. */
  float finite(String what, String text) {
    float value = number(what, text);
    if (!Float.isFinite(value)) {
      throw refused("%s '%s' is not a finite number".formatted(what, text));
    }
    return value;
  }

  /** Reads the weight of a row. */
  float weight(String text) {
    float weight = finite("weight", text);
    if (weight < 0) {
      throw refused("weight '%s' is below 0".formatted(text));
    }
    return weight;
  }

  /** Reads a number; nothing and {@code nan} are a missing value, which reads as NaN. */
  float number(String what, String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty() || trimmed.equalsIgnoreCase("nan")) {
      return Float.NaN;
    }
    try {
      return Float.parseFloat(trimmed);
    } catch (NumberFormatException e) {
      throw refused("%s '%s' is not a number".formatted(what, shortened(trimmed)));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
