package dev.clary.optimizer.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One printed value for every tuned hyperparameter, in the order of the ranges. Immutable.
 *
 * @param values printed values by name
 */
public record Assignment(Map<String, String> values) {

  public Assignment {
    // Map.copyOf forgets the order.
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    for (Map.Entry<String, String> entry : values.entrySet()) {
      if (entry.getKey() == null || entry.getValue() == null) {
        throw new NullPointerException("assignment of " + entry.getKey());
      }
    }
  }

  /**
   * Returns the value of a hyperparameter.
   *
   * @throws IllegalArgumentException if it has none
   */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "hyperparameter '%s' is not assigned, only %s are".formatted(name, values.keySet()));
    }
    return value;
  }
}
