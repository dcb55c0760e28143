package dev.clary.service.metrics;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What one or more values of a metric came to.
 *
 * @param count how many there were, above 0; may be a fraction, as a client says
 * @param unit as AWS names it, such as {@code Seconds} or {@code None}
 */
public record Measurement(
    Instant at, double count, double sum, double min, double max, String unit) {

  public Measurement {
    requireNonNull(at, "at");
    requireNonNull(unit, "unit");
    if (!(count > 0) || !Double.isFinite(count + sum + min + max)) {
      throw new IllegalArgumentException(
          "count %s must be above 0, and sum %s, min %s and max %s finite"
              .formatted(count, sum, min, max));
    }
  }

  /** A single value. */
  public static Measurement of(Instant at, double value) {
    return new Measurement(at, 1, value, value, value, "None");
  }

  /** What the values of both came to, at the time and in the unit of this one. */
  public Measurement and(Measurement other) {
    return new Measurement(
        at,
        count + other.count,
        sum + other.sum,
        Math.min(min, other.min),
        Math.max(max, other.max),
        unit);
  }

  /** The same at another time. */
  public Measurement at(Instant time) {
    return new Measurement(time, count, sum, min, max, unit);
  }
}
