package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One value of a metric as a training job logged it.
 *
 * @param value may be NaN or infinite when the log said so; such a value is never a final one
 * @param line number of the log line it was found in, from 0
 */
public record MetricPoint(String metric, double value, Instant at, long line) {

  public MetricPoint {
    requireNonNull(metric, "metric");
    requireNonNull(at, "at");
  }
}
