package dev.clary.service.running;

import dev.clary.service.training.Attempt;
import dev.clary.service.training.AttemptStage;
import dev.clary.service.training.Durability;
import dev.clary.service.training.Failure;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored row of a job, held by the one thread that writes it. What is changed here is stored
 * when the method returns, and survives the end of the machine where nothing else would tell it.
 * Used by one thread.
 */
final class JobRecord {
  private static final Logger logger = LoggerFactory.getLogger(JobRecord.class);

  private final TrainingJobStore store;
  private final InstantSource time;
  private final Consumer<TrainingJob> statusChanged;
  private TrainingJob job;

  /**
   * @param statusChanged called after a changed status was stored
   */
  JobRecord(
      TrainingJob job,
      TrainingJobStore store,
      InstantSource time,
      Consumer<TrainingJob> statusChanged) {
    this.job = job;
    this.store = store;
    this.time = time;
    this.statusChanged = statusChanged;
  }

  TrainingJob job() {
    return job;
  }

  /** The attempt under way. */
  Attempt attempt() {
    return job.attempt().orElseThrow();
  }

  /** Whether the job waits: for its first attempt, or for room to begin one anew. */
  static boolean isWaiting(TrainingJob job) {
    return job.attempt().isEmpty() || job.secondaryStatus() == SecondaryStatus.PENDING;
  }

  /**
   * Begins the attempt that waits. That is stored with the next change: a server that dies before
   * has lost nothing, and finds the job waiting.
   */
  void begin() {
    job = starting(job.attempt().map(Attempt::number).orElse(1), "Starting the training job");
  }

  /** Has the attempt wait to begin anew, as if it had never begun. */
  void putBack(String message) {
    Attempt anew =
        new Attempt(attempt().number(), AttemptStage.PREPARING, Optional.empty(), Optional.empty());
    write(job.withAttempt(anew).in(SecondaryStatus.PENDING, message, now()));
  }

  /** Begins another attempt, after one that failed. */
  void beginAgain(String reason) {
    write(starting(attempt().number() + 1, "Starting the training job again: " + reason));
  }

  private TrainingJob starting(int attempt, String message) {
    return job.withAttempt(
            new Attempt(attempt, AttemptStage.PREPARING, Optional.empty(), Optional.empty()))
        .in(SecondaryStatus.STARTING, message, now());
  }

  void enter(SecondaryStatus status, String message) {
    write(job.in(status, message, now()));
  }

  /** Notes what is fetched or made for the program now. */
  void download(String message) {
    if (job.secondaryStatus() == SecondaryStatus.DOWNLOADING) {
      write(job.withMessage(message, now()));
    } else {
      enter(SecondaryStatus.DOWNLOADING, message);
    }
  }

  /** Notes that the process is about to be started: whatever happens, this will be known. */
  void launching() {
    TrainingJob launching =
        job.withAttempt(
            new Attempt(
                attempt().number(), AttemptStage.LAUNCHING, Optional.empty(), Optional.empty()));
    write(
        job.secondaryStatus() == SecondaryStatus.TRAINING
            ? launching
            : launching.in(
                SecondaryStatus.TRAINING,
                "Training image download completed. Training in progress.",
                now()),
        Durability.MACHINE);
  }

  void running(String handle) {
    write(
        job.withAttempt(
            new Attempt(
                attempt().number(), AttemptStage.RUNNING, Optional.of(handle), Optional.empty())));
  }

  /** Notes how the process ended, before its artifacts are put away. */
  void finishing(int exitCode) {
    TrainingJob finishing = job.withAttempt(finished(exitCode));
    write(
        job.secondaryStatus() == SecondaryStatus.STOPPING
            ? finishing
            : finishing.in(SecondaryStatus.UPLOADING, "Uploading generated training model", now()));
  }

  /** How the process of this attempt ended. */
  private Attempt finished(int exitCode) {
    return new Attempt(
        attempt().number(), AttemptStage.FINISHING, attempt().handle(), Optional.of(exitCode));
  }

  /** Notes the outcome of a job whose process left an exit code. */
  void end(SecondaryStatus status, String message, int exitCode) {
    write(job.withAttempt(finished(exitCode)).in(status, message, now()));
  }

  void fail(Failure failure, Optional<Integer> exitCode) {
    TrainingJob ended = exitCode.map(code -> job.withAttempt(finished(code))).orElse(job);
    write(ended.withFailure(failure).in(SecondaryStatus.FAILED, "Training job failed", now()));
  }

  private Instant now() {
    return time.instant();
  }

  /** What the files of the attempt tell again, should the machine die. */
  private void write(TrainingJob changed) {
    write(changed, Durability.PROCESS);
  }

  private void write(TrainingJob changed, Durability durability) {
    TrainingJob before = job;
    store.update(changed, durability);
    job = changed;
    if (changed.secondaryStatus() != before.secondaryStatus()) {
      logger.info("{} is {}", changed.name(), changed.secondaryStatus());
    }
    if (changed.status() != before.status()) {
      statusChanged.accept(changed);
    }
  }
}
