package dev.clary.cli.view;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one training job of a tuning job at some moment.
 *
 * @param status in the protocol's words: {@code InProgress}, {@code Completed}, …
 * @param step where it is, in finer words: {@code Pending}, {@code Training}, …
 * @param note why it is there, or empty
 * @param objective the latest value of the objective metric, the final one once the job has ended
 * @param tuned the values it tries, by hyperparameter
 * @param started when its program was started
 * @param silence last lines of a log in which the objective metric ought to have been seen by now,
 *     or empty
 */
public record TrainingFacts(
    String name,
    String status,
    String step,
    String note,
    Optional<Float> objective,
    Map<String, String> tuned,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    Optional<String> failureReason,
    List<String> silence) {

  public TrainingFacts {
    requireNonNull(name, "name");
    requireNonNull(status, "status");
    requireNonNull(step, "step");
    requireNonNull(note, "note");
    requireNonNull(objective, "objective");
    requireNonNull(tuned, "tuned");
    requireNonNull(created, "created");
    requireNonNull(started, "started");
    requireNonNull(ended, "ended");
    requireNonNull(failureReason, "failureReason");
    silence = List.copyOf(silence);
  }

  /** The same with the last lines of its log, in which the objective ought to have been seen. */
  public TrainingFacts withSilence(List<String> lines) {
    return new TrainingFacts(
        name, status, step, note, objective, tuned, created, started, ended, failureReason, lines);
  }

  /** Whether it has ended. */
  public boolean over() {
    return TuningFacts.isFinal(status);
  }

  /** Whether it waits for a slot. */
  boolean waiting() {
    return !over() && step.equals("Pending");
  }

  /** Whether its program failed, or the machine did too often. */
  boolean failed() {
    return status.equals("Failed");
  }

  /** How long its program has run until {@code now}; zero before its start. */
  Duration age(Instant now) {
    return started
        .map(start -> Duration.between(start, ended.orElse(now)))
        .filter(age -> !age.isNegative())
        .orElse(Duration.ZERO);
  }
}
