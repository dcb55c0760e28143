package dev.clary.service.tuning;

import dev.clary.service.training.TrainingJobQuery.TimeRange;
import java.util.Optional;

/**
 * Which tuning jobs to list, in what order, from where. Absent members do not restrict.
 *
 * @param offset jobs to skip, 0 or more
 * @param limit most jobs to answer, 1 or more
 */
public record TuningJobQuery(
    Optional<TuningStatus> status,
    Optional<String> nameContains,
    TimeRange created,
    TimeRange modified,
    Order order,
    boolean descending,
    int offset,
    int limit) {

  /** What a list is sorted by; ties are sorted by name. */
  public enum Order {
    NAME,
    CREATED,
    STATUS
  }
}
