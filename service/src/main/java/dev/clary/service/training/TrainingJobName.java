package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

/** The name of a training job; unique in one data directory, 1 to 63 characters. */
public record TrainingJobName(String value) {

  public TrainingJobName {
    requireNonNull(value, "value");
    if (value.isEmpty() || value.length() > 63) {
      throw new IllegalArgumentException("training job name '" + value + "' is not 1 to 63 long");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
