package dev.clary.service.training;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Training jobs for tests. */
public final class SampleTraining {
  public static final Instant CREATED = Instant.parse("2030-01-01T00:00:00Z");
  public static final Owner OWNER = new Owner("AKIDEXAMPLE", true);
  public static final String METRIC = "validation:rmse";

  private SampleTraining() {}

  /** A definition with every member filled. */
  public static TrainingDefinition definition() {
    return new TrainingDefinition(
        new Algorithm(
            "example/xgboost:1",
            List.of("python3", "train.py"),
            List.of("--verbose"),
            List.of(new MetricDefinition(METRIC, "rmse: ([0-9.]+)"))),
        Map.of("num_round", "20"),
        Map.of("LANG", "C"),
        List.of(
            new Channel(
                "train", "file:///data/train/", Optional.of("text/csv"), InputMode.FILE, false),
            new Channel("test", "file:///data/test/", Optional.empty(), InputMode.FAST_FILE, true)),
        new OutputLocation("file:///output", true),
        new TrainingLimits(Duration.ofHours(2), 3),
        "ml.m5.large",
        true);
  }

  /** A job of nobody's tuning job that waits for a slot. */
  public static TrainingJob job(String name) {
    return job(name, CREATED);
  }

  public static TrainingJob job(String name, Instant createdAt) {
    return job(spec(name, Optional.empty()), createdAt);
  }

  /** A job that a tuning job launched. */
  public static TrainingJob launched(String tuningJob, int number) {
    String name = "%s-%03d-0123abcd".formatted(tuningJob, number);
    var origin =
        new TuningOrigin(
            tuningJob,
            number,
            Map.of("eta", "0." + number),
            Map.of("policy", "random", "nearest", 3, "predictedMean", 0.25));
    return job(spec(name, Optional.of(origin)), CREATED.plusSeconds(number));
  }

  private static TrainingSpec spec(String name, Optional<TuningOrigin> origin) {
    return new TrainingSpec(
        new TrainingJobName(name), OWNER, origin, definition(), "{\"TrainingJobName\": \"ä\"}");
  }

  private static TrainingJob job(TrainingSpec spec, Instant createdAt) {
    return new TrainingJob(
        spec,
        TrainingStatus.IN_PROGRESS,
        List.of(new Transition(SecondaryStatus.PENDING, createdAt, Optional.empty(), "Waiting")),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        createdAt,
        createdAt);
  }

  /** The job, in an attempt to run it. */
  public static TrainingJob in(Attempt attempt, TrainingJob job) {
    return new TrainingJob(
        job.spec(),
        job.status(),
        job.transitions(),
        Optional.of(attempt),
        job.failure(),
        job.latestMetrics(),
        job.stopRequested(),
        job.createdAt(),
        job.modifiedAt());
  }

  /** The job in another status, changed a minute after its creation. */
  public static TrainingJob in(TrainingStatus status, TrainingJob job) {
    return changed(job, status, Optional.empty());
  }

  public static TrainingJob failed(FailureKind kind, String reason, TrainingJob job) {
    return changed(job, TrainingStatus.FAILED, Optional.of(new Failure(kind, reason)));
  }

  private static TrainingJob changed(
      TrainingJob job, TrainingStatus status, Optional<Failure> failure) {
    return new TrainingJob(
        job.spec(),
        status,
        job.transitions(),
        job.attempt(),
        failure,
        job.latestMetrics(),
        job.stopRequested(),
        job.createdAt(),
        job.createdAt().plusSeconds(60));
  }

  /** Output of a first attempt: one line with one value of the metric, from line {@code number}. */
  public static OutputChunk chunk(long number, double value) {
    Instant at = CREATED.plusSeconds(number);
    var point = new MetricPoint(METRIC, value, at, number);
    return new OutputChunk(
        1,
        20 * (number + 1),
        List.of(new LogLine(number, at, "rmse: " + value)),
        List.of(point),
        Double.isFinite(value) ? List.of(point) : List.of());
  }
}
