package dev.clary.service.store;

import dev.clary.service.training.TrainingJobQuery.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of a search that were asked for, so that indices serve them. Conditions are texts
 * of this package with named parameters; values only ever travel as parameters. Used by one thread.
 */
final class Filter {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /** Adds a condition on {@code :name} if there is a value for it. */
  Filter and(String condition, String name, Optional<?> value) {
    value.ifPresent(
        present -> {
          conditions.add(condition);
          parameters.put(name, present);
        });
    return this;
  }

  Filter and(String condition) {
    conditions.add(condition);
    return this;
  }

  Filter andTimes(TimeRange created, TimeRange modified) {
    return and("created_at >= :createdAfter", "createdAfter", millis(created.after()))
        .and("created_at < :createdBefore", "createdBefore", millis(created.before()))
        .and("modified_at >= :modifiedAfter", "modifiedAfter", millis(modified.after()))
        .and("modified_at < :modifiedBefore", "modifiedBefore", millis(modified.before()));
  }

  private static Optional<Long> millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli);
  }

  /** The conditions as a {@code WHERE} clause, or nothing. */
  String where() {
    return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
