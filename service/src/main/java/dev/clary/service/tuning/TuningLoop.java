package dev.clary.service.tuning;

import dev.clary.optimizer.Strategy;
import dev.clary.service.StorageException;
import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.TrainingJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries every unfinished tuning job on, on one thread: reads what is stored, has {@link Plan}
 * decide, does it. Nothing of importance is kept in memory, so a new loop goes on where a killed
 * one stopped. Woken by changes of jobs; looks by itself every second, too, since time also
 * decides.
 */
public final class TuningLoop implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(TuningLoop.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final long CLOSE_MILLIS = 10_000;

  private final TuningJobStore store;
  private final TrainingJobs trainingJobs;
  private final Launcher launcher;
  private final InstantSource time;
  private final Crashpoint crashpoint;
  private final Troubles troubles = new Troubles(); // confined to the thread that steps
  private final Thread thread = new Thread(this::run, "tuning-loop");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wakeUp = lock.newCondition();
  private boolean woken; // guarded by lock
  private boolean closed; // guarded by lock

  TuningLoop(
      TuningJobStore store,
      TrainingJobs trainingJobs,
      Function<StrategyName, Strategy> strategies,
      InstantSource time,
      Crashpoint crashpoint) {
    this.store = store;
    this.trainingJobs = trainingJobs;
    this.launcher = new Launcher(trainingJobs, strategies);
    this.time = time;
    this.crashpoint = crashpoint;
    thread.setDaemon(true);
  }

  /** Starts the loop: unfinished jobs go on at once, new ones when they come. */
  public static TuningLoop start(
      TuningJobStore store,
      TuningJobs tuningJobs,
      TrainingJobs trainingJobs,
      InstantSource time,
      Crashpoint crashpoint) {
    var loop = new TuningLoop(store, trainingJobs, new Strategies()::of, time, crashpoint);
    tuningJobs.listen(loop::wake);
    trainingJobs.listen(loop::wake);
    loop.wake();
    loop.thread.start();
    return loop;
  }

  private void wake() {
    lock.lock();
    try {
      woken = true;
      wakeUp.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    while (awaitWork()) {
      try {
        stepAll();
      } catch (RuntimeException e) {
        logger.error("tuning jobs could not be read, trying again in {} ms", LOOK_MILLIS, e);
      }
    }
  }

  /** Waits until woken or a while has passed; false when it is time to end. */
  private boolean awaitWork() {
    lock.lock();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
      while (!woken && !closed && nanos > 0) {
        nanos = wakeUp.awaitNanos(nanos);
      }
      woken = false;
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Steps each unfinished job that is not to be left alone; the trouble of one is not another's.
   */
  void stepAll() {
    for (TuningJob job : store.unfinished()) {
      if (troubles.mayTry(job.name(), time.instant())) {
        try {
          step(job);
          troubles.succeeded(job.name());
        } catch (StaleJobException e) {
          wake(); // somebody asked it to stop just now
        } catch (RuntimeException | Error e) {
          failed(job, e);
        }
      }
    }
  }

  /** Does what the job needs now. */
  void step(TuningJob job) {
    List<LaunchedJob> launched = store.launched(job.name());
    for (Step step : Plan.next(job, launched, time.instant())) {
      carryOut(step, job, launched);
    }
  }

  private void carryOut(Step step, TuningJob job, List<LaunchedJob> launched) {
    if (step instanceof Step.Launch launch) {
      int count = launcher.launch(job.spec(), launched, launch.count());
      if (count == 0) {
        Plan.exhausted(launched).forEach(next -> carryOut(next, job, launched));
      }
    } else if (step instanceof Step.StopTraining stop) {
      trainingJobs.stopIfRunning(stop.trainingJob());
      logger.info("{}: asked {} to stop", job.name(), stop.trainingJob());
    } else if (step instanceof Step.Finish finish) {
      crashpoint.reached(Crashpoint.Place.ALL_ENDED);
      store.update(job.with(finish.status(), finish.failureReason(), time.instant()));
      logger.info("{}: {} {}", job.name(), finish.status(), finish.failureReason().orElse(""));
    } else {
      throw new AssertionError("nobody carries out " + step);
    }
  }

  private void failed(TuningJob job, Throwable error) {
    Instant now = time.instant();
    Duration pause = troubles.failed(job.name(), now);
    logger.error("{}: could not go on, trying again in {}", job.name(), pause, error);
    // A full disk will be mended some day. What else goes wrong that long is a mistake of ours.
    if (troubles.isLost(job.name(), now) && !(error instanceof StorageException)) {
      try {
        giveUp(job, error);
      } catch (RuntimeException e) {
        logger.error("{}: could not be given up", job.name(), e);
      }
    }
  }

  private void giveUp(TuningJob job, Throwable error) {
    store.launched(job.name()).stream()
        .filter(launched -> !launched.status().isFinal())
        .forEach(launched -> trainingJobs.stopIfRunning(launched.name()));
    String reason = "InternalServerError: the tuning job could not go on: " + error;
    carryOut(Verdict.failed(reason), job, List.of());
  }

  /** Ends the thread after the step it is at, waiting at most {@value #CLOSE_MILLIS} ms. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wakeUp.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
