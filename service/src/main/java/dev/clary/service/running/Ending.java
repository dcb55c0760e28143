package dev.clary.service.running;

import dev.clary.service.training.Execution;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Ends a program before its time: asks it to end when somebody wants it stopped or when it has run
 * for too long, and ends it when it has not done so after the grace. Used by one thread.
 */
final class Ending {
  private final JobRecord record;
  private final RunnerSettings settings;
  private final TrainingRun.Context context;
  private final InstantSource time;
  private @Nullable Instant killAt;

  Ending(
      JobRecord record, RunnerSettings settings, TrainingRun.Context context, InstantSource time) {
    this.record = record;
    this.settings = settings;
    this.context = context;
    this.time = time;
  }

  /** Asks again where an earlier server may have died before it did; the grace begins anew. */
  void resume(Execution execution) throws IOException {
    if (record.job().status() == TrainingStatus.STOPPING) {
      terminate(execution);
    }
  }

  /** Does what is due now. */
  void decide(Execution execution) throws IOException {
    if (killAt == null) {
      if (context.isStopRequested()) {
        begin(execution, "Stopping the training job");
      } else if (ranTooLong()) {
        begin(execution, "Stopping the training job: it runs longer than it is allowed to");
      } else if (waitedTooLong(record.job(), time.instant())) {
        begin(execution, "Stopping the training job: it takes longer than it is allowed to");
      }
    } else if (!time.instant().isBefore(killAt)) {
      execution.kill();
    }
  }

  private boolean ranTooLong() {
    Duration limit = record.job().spec().definition().limits().maxRuntime();
    return record.job().trainingTime(time.instant()).compareTo(limit) >= 0;
  }

  /** Whether waiting and running together took longer than the job was allowed to. */
  static boolean waitedTooLong(TrainingJob job, Instant now) {
    return job.spec()
        .definition()
        .limits()
        .maxWait()
        .filter(limit -> !now.isBefore(job.createdAt().plus(limit)))
        .isPresent();
  }

  /** Why a job was stopped that was. */
  SecondaryStatus reason() {
    if (context.isStopRequested()) {
      return SecondaryStatus.STOPPED;
    }
    return ranTooLong()
        ? SecondaryStatus.MAX_RUNTIME_EXCEEDED
        : SecondaryStatus.MAX_WAIT_TIME_EXCEEDED;
  }

  /** What a person is told of a reason. */
  static String message(SecondaryStatus reason) {
    return switch (reason) {
      case MAX_RUNTIME_EXCEEDED -> "Training job ran longer than it was allowed to";
      case MAX_WAIT_TIME_EXCEEDED -> "Training job waited and ran longer than it was allowed to";
      default -> "Training job stopped";
    };
  }

  private void begin(Execution execution, String message) throws IOException {
    record.enter(SecondaryStatus.STOPPING, message);
    terminate(execution);
  }

  private void terminate(Execution execution) throws IOException {
    killAt = time.instant().plus(settings.grace());
    execution.terminate();
  }
}
