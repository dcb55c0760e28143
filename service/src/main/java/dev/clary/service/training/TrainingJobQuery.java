package dev.clary.service.training;

import java.time.Instant;
import java.util.Optional;

/**
 * Which training jobs to list, in what order, from where. Absent members do not restrict.
 *
 * @param objective metric to sort by when the order is {@link Order#OBJECTIVE}; jobs without a
 *     value are then left out
 * @param offset jobs to skip, 0 or more
 * @param limit most jobs to answer, 1 or more
 */
public record TrainingJobQuery(
    Optional<String> tuningJob,
    Optional<TrainingStatus> status,
    Optional<String> nameContains,
    TimeRange created,
    TimeRange modified,
    Order order,
    boolean descending,
    Optional<String> objective,
    int offset,
    int limit) {

  /** What a list is sorted by; ties are sorted by name. */
  public enum Order {
    NAME,
    CREATED,
    STATUS,
    OBJECTIVE
  }

  /** From {@code after}, included, to {@code before}, excluded; either may be open. */
  public record TimeRange(Optional<Instant> after, Optional<Instant> before) {
    public static final TimeRange ALL = new TimeRange(Optional.empty(), Optional.empty());
  }

  /** All training jobs of a tuning job, oldest first. */
  public static TrainingJobQuery of(String tuningJob) {
    return new TrainingJobQuery(
        Optional.of(tuningJob),
        Optional.empty(),
        Optional.empty(),
        TimeRange.ALL,
        TimeRange.ALL,
        Order.CREATED,
        false,
        Optional.empty(),
        0,
        Integer.MAX_VALUE);
  }
}
