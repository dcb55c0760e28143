package dev.clary.service.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps measurements. Thread-safe; what is written survives the end of the process when the method
 * returns.
 */
public interface MetricStore {

  /** Adds measurements of metrics, all or none. */
  void add(Map<Metric, List<Measurement>> measurements);

  /** Measurements from a time, included, to a time, excluded; in the order of their times. */
  List<Measurement> read(Metric metric, Instant from, Instant to);

  /**
   * Metrics that have measurements, sorted by namespace, name and dimensions.
   *
   * @param since those alone that were measured at that time or later
   */
  List<Metric> list(Optional<String> namespace, Optional<String> name, Optional<Instant> since);
}
