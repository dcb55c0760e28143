package dev.clary.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facts for tests: a tuning job of ten training jobs, two at a time, that started at noon. */
final class Facts {
  static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private final List<TrainingFacts> jobs = new ArrayList<>();
  private String status = "InProgress";
  private Optional<String> best = Optional.empty();
  private Optional<String> reason = Optional.empty();

  /** A training job that ran for ten seconds, one after the other. */
  Facts completed(int number, float objective) {
    jobs.add(job(number, "Completed", "Completed", Optional.of(objective), Optional.empty()));
    return this;
  }

  Facts failed(int number, String why) {
    jobs.add(job(number, "Failed", "Failed", Optional.empty(), Optional.of(why)));
    return this;
  }

  Facts training(int number, Optional<Float> objective) {
    jobs.add(job(number, "InProgress", "Training", objective, Optional.empty()));
    return this;
  }

  Facts pending(int number, String note) {
    TrainingFacts job = job(number, "InProgress", "Pending", Optional.empty(), Optional.empty());
    jobs.add(with(job, note, List.of()));
    return this;
  }

  Facts silent(int number, String... lastLines) {
    TrainingFacts job = job(number, "InProgress", "Training", Optional.empty(), Optional.empty());
    jobs.add(with(job, "", List.of(lastLines)));
    return this;
  }

  Facts best(int number) {
    best = Optional.of(name(number));
    return this;
  }

  Facts ended(String as, Optional<String> why) {
    status = as;
    reason = why;
    return this;
  }

  Facts stopping() {
    status = "Stopping";
    return this;
  }

  /** The facts at so many seconds after noon. */
  TuningFacts at(int second) {
    Instant now = NOON.plusSeconds(second);
    return new TuningFacts(
        "bikes",
        status,
        reason,
        "Bayesian",
        "Minimize",
        "rmse",
        10,
        2,
        NOON,
        TuningFacts.isFinal(status) ? Optional.of(now) : Optional.empty(),
        jobs,
        best,
        now);
  }

  static String name(int number) {
    return "bikes-%03d-0123abcd".formatted(number);
  }

  private static TrainingFacts job(
      int number, String status, String step, Optional<Float> objective, Optional<String> why) {
    Instant start = NOON.plusSeconds(10L * (number - 1));
    boolean over = TuningFacts.isFinal(status);
    return new TrainingFacts(
        name(number),
        status,
        step,
        "",
        objective,
        Map.of("eta", "0." + number, "depth", "3"),
        start,
        step.equals("Pending") ? Optional.empty() : Optional.of(start),
        over ? Optional.of(start.plusSeconds(10)) : Optional.empty(),
        why,
        List.of());
  }

  private static TrainingFacts with(TrainingFacts job, String note, List<String> silence) {
    return new TrainingFacts(
        job.name(),
        job.status(),
        job.step(),
        note,
        job.objective(),
        job.tuned(),
        job.created(),
        job.started(),
        job.ended(),
        job.failureReason(),
        silence);
  }
}
