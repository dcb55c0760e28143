package dev.clary.optimizer.space;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;

/**
 * A hyperparameter that takes one of several values without an order.
 *
 * @param name the hyperparameter's name
 * @param values one value or more, all different
 */
public record CategoricalRange(String name, List<String> values) implements ParameterRange {

  public CategoricalRange {
    requireNonNull(name, "name");
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("range '%s': needs at least one value".formatted(name));
    }
    var seen = new HashSet<String>();
    for (String value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(
            "range '%s': value '%s' is listed twice".formatted(name, value));
      }
    }
  }

  @Override
  public double encode(String value) {
    int index = values.indexOf(value);
    if (index < 0) {
      throw new IllegalArgumentException(
          "range '%s': '%s' is none of %s".formatted(name, value, values));
    }
    return middle(index);
  }

  @Override
  public String decode(double coordinate) {
    return values.get(index(coordinate));
  }

  @Override
  public double snap(double coordinate) {
    return middle(index(coordinate));
  }

  @Override
  public String canonical(String value) {
    return decode(encode(value));
  }

  @Override
  public double nth(long index) {
    return middle((int) index);
  }

  /** The index of the value whose cell holds a coordinate. */
  private int index(double coordinate) {
    return (int) Math.max(0, Math.min(values.size() - 1, Math.floor(coordinate * values.size())));
  }

  private double middle(int index) {
    return (index + 0.5) / values.size();
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(values.size());
  }

  @Override
  public CategoricalRange resolved() {
    return this;
  }
}
