package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A training job as it is stored.
 *
 * @param latestMetrics the last finite value of each metric that was found so far; final once the
 *     job is
 * @param stopRequested whether somebody asked for its end; set from outside, read by the one thread
 *     that runs the job
 */
public record TrainingJob(
    TrainingSpec spec,
    TrainingStatus status,
    List<Transition> transitions,
    Optional<Attempt> attempt,
    Optional<Failure> failure,
    List<MetricPoint> latestMetrics,
    boolean stopRequested,
    Instant createdAt,
    Instant modifiedAt) {

  public TrainingJob {
    requireNonNull(spec, "spec");
    requireNonNull(status, "status");
    transitions = List.copyOf(transitions);
    requireNonNull(attempt, "attempt");
    requireNonNull(failure, "failure");
    latestMetrics = List.copyOf(latestMetrics);
    requireNonNull(createdAt, "createdAt");
    requireNonNull(modifiedAt, "modifiedAt");
  }

  public TrainingJobName name() {
    return spec.name();
  }

  /** The last finite value of a metric, or empty when none was found. */
  public Optional<MetricPoint> latest(String metric) {
    return latestMetrics.stream().filter(point -> point.metric().equals(metric)).findFirst();
  }

  /** The secondary status it is in. */
  public SecondaryStatus secondaryStatus() {
    return transitions.get(transitions.size() - 1).status();
  }

  /** When its end was recorded, or empty while it is unfinished. */
  public Optional<Instant> endedAt() {
    return status.isFinal() ? Optional.of(modifiedAt) : Optional.empty();
  }
}
