package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

/** The name of a tuning job; unique in one data directory but for case, 1 to 32 characters. */
public record TuningJobName(String value) {

  public TuningJobName {
    requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > 32) {
      throw new IllegalArgumentException("tuning job name '" + value + "' is not 1 to 32 long");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
