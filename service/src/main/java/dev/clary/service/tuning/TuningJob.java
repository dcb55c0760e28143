package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A tuning job as it is stored.
 *
 * @param stopRequested whether somebody asked for its end; set from outside, read by the loop
 * @param version how often it was written since it was created
 */
public record TuningJob(
    TuningSpec spec,
    TuningStatus status,
    Optional<String> failureReason,
    boolean stopRequested,
    Instant createdAt,
    Instant modifiedAt,
    long version) {

  public TuningJob {
    requireNonNull(spec, "spec");
    requireNonNull(status, "status");
    requireNonNull(failureReason, "failureReason");
    requireNonNull(createdAt, "createdAt");
    requireNonNull(modifiedAt, "modifiedAt");
  }

  public TuningJobName name() {
    return spec.name();
  }

  /** When its end was recorded, or empty while it is unfinished. */
  public Optional<Instant> endedAt() {
    return status.isFinal() ? Optional.of(modifiedAt) : Optional.empty();
  }

  /** This job as written once more. */
  public TuningJob withVersion(long written) {
    return new TuningJob(
        spec, status, failureReason, stopRequested, createdAt, modifiedAt, written);
  }

  /** This job in another status since {@code at}. */
  public TuningJob with(TuningStatus status, Optional<String> failureReason, Instant at) {
    return new TuningJob(spec, status, failureReason, stopRequested, createdAt, at, version);
  }
}
