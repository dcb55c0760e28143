package dev.clary.optimizer.stopping;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What one training job has reported of its objective, by resource level. Immutable.
 *
 * @param values finite values in the metric's own unit by resource level, 1 or more, for example
 *     the number of epochs done
 */
public record Curve(NavigableMap<Integer, Double> values) {

  /** The curve of a training job that has reported nothing. */
  public static final Curve EMPTY = new Curve(new TreeMap<>());

  public Curve {
    values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    values.forEach(
        (resource, value) -> {
          if (resource < 1 || !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                "a curve has finite values from resource 1 on, got %s at %d"
                    .formatted(value, resource));
          }
        });
  }

  /** The curve of values that were reported at 1, 2, 3, ... */
  public static Curve of(double... values) {
    Curve curve = EMPTY;
    for (int i = 0; i < values.length; i++) {
      curve = curve.with(i + 1, values[i]);
    }
    return curve;
  }

  /** This curve with one more value; it replaces an earlier one of the same resource level. */
  public Curve with(int resource, double value) {
    var more = new TreeMap<>(values);
    more.put(resource, value);
    return new Curve(more);
  }

  /** How many values there are. */
  public int size() {
    return values.size();
  }

  /** The highest resource level reported, 0 if there is none. */
  public int reached() {
    return values.isEmpty() ? 0 : values.lastKey();
  }

  /** The value at the highest resource level. */
  public OptionalDouble last() {
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(values.lastEntry().getValue());
  }

  /** The mean of the values up to a resource level; empty if the curve ends before it. */
  OptionalDouble averageUpTo(int resource) {
    return reached() < resource
        ? OptionalDouble.empty()
        : values.headMap(resource, true).values().stream().mapToDouble(v -> v).average();
  }
}
