package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * This job in another secondary status, and the status that goes with it. Transitions are
   * contiguous: the one it was in ends when the new one starts, and a last one ends at once.
   */
  public TrainingJob in(SecondaryStatus next, String message, Instant now) {
    var changed = new ArrayList<>(transitions);
    int last = changed.size() - 1;
    Transition left = changed.get(last);
    changed.set(
        last, new Transition(left.status(), left.start(), Optional.of(now), left.message()));
    TrainingStatus primary = next.status();
    changed.add(
        new Transition(
            next, now, primary.isFinal() ? Optional.of(now) : Optional.empty(), message));
    return new TrainingJob(
        spec, primary, changed, attempt, failure, latestMetrics, stopRequested, createdAt, now);
  }

  /** This job with another message of the secondary status it is in. */
  public TrainingJob withMessage(String message, Instant now) {
    var changed = new ArrayList<>(transitions);
    int last = changed.size() - 1;
    Transition present = changed.get(last);
    changed.set(last, new Transition(present.status(), present.start(), present.end(), message));
    return new TrainingJob(
        spec, status, changed, attempt, failure, latestMetrics, stopRequested, createdAt, now);
  }

  public TrainingJob withAttempt(Attempt changed) {
    return new TrainingJob(
        spec,
        status,
        transitions,
        Optional.of(changed),
        failure,
        latestMetrics,
        stopRequested,
        createdAt,
        modifiedAt);
  }

  public TrainingJob withFailure(Failure reason) {
    return new TrainingJob(
        spec,
        status,
        transitions,
        attempt,
        Optional.of(reason),
        latestMetrics,
        stopRequested,
        createdAt,
        modifiedAt);
  }

  /** The message of the secondary status it is in. */
  public String message() {
    return transitions.get(transitions.size() - 1).message();
  }

  /** How long its program has run by {@code now}, over all attempts. */
  public Duration trainingTime(Instant now) {
    Duration sum = Duration.ZERO;
    for (Transition transition : transitions) {
      if (transition.status() == SecondaryStatus.TRAINING) {
        sum = sum.plus(Duration.between(transition.start(), transition.end().orElse(now)));
      }
    }
    return sum;
  }

  /** When its end was recorded, or empty while it is unfinished. */
  public Optional<Instant> endedAt() {
    return status.isFinal() ? Optional.of(modifiedAt) : Optional.empty();
  }
}
