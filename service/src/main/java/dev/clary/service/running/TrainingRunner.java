package dev.clary.service.running;

import static java.util.Objects.requireNonNull;

import dev.clary.service.training.Crashpoint;
import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobs;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives waiting training jobs a slot, oldest first, and runs each in a thread of its own. What an
 * earlier server left unfinished is taken up first. A job's row is written by its own thread while
 * it has a slot and by the dispatching thread before. Thread-safe.
 */
public final class TrainingRunner implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(TrainingRunner.class);

  /** Until a job is taken up again whose row could not be read or written, at most. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** What each thread is given to leave its job. */
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final TrainingJobs jobs;
  private final Runtimes runtimes;
  private final Seams seams;
  private final RunnerSettings settings;
  private final SpareDirectory spare;
  private final Thread dispatcher;
  private final Map<TrainingJobName, Running> running = new HashMap<>();
  private final Semaphore changes = new Semaphore(1);
  private boolean shortOfRoom; // confined to the dispatcher
  private volatile boolean closing;

  private TrainingRunner(
      TrainingJobs jobs, Runtimes runtimes, Seams seams, RunnerSettings settings) {
    this.jobs = requireNonNull(jobs, "jobs");
    this.runtimes = requireNonNull(runtimes, "runtimes");
    this.seams = requireNonNull(seams, "seams");
    this.settings = requireNonNull(settings, "settings");
    this.spare = new SpareDirectory(settings.jobs());
    this.dispatcher = new Thread(this::dispatch, "training-dispatcher");
    dispatcher.setDaemon(true);
  }

  /** Takes up what is unfinished, and runs jobs until it is closed. */
  public static TrainingRunner start(
      TrainingJobs jobs, Runtimes runtimes, Seams seams, RunnerSettings settings) {
    var runner = new TrainingRunner(jobs, runtimes, seams, settings);
    jobs.listen(runner::wake);
    runner.dispatcher.start();
    return runner;
  }

  private void wake() {
    changes.release();
  }

  private void dispatch() {
    try {
      sweep();
      while (awaitWork()) {
        try {
          fillSlots();
        } catch (RuntimeException e) {
          logger.error("training jobs could not be dispatched and will be again", e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until something changed, and now and then looks without a reason. */
  private boolean awaitWork() throws InterruptedException {
    if (!changes.tryAcquire(AGAIN.toSeconds(), TimeUnit.SECONDS)) {
      return !closing;
    }
    changes.drainPermits();
    return !closing;
  }

  /** Removes what is left of jobs that are no more, or are finished. */
  private void sweep() {
    if (!Files.isDirectory(settings.jobs())) {
      return;
    }
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(settings.jobs())) {
      for (Path directory : directories) {
        if (SpareDirectory.isSpare(directory) || isOver(directory)) {
          FileTree.delete(directory);
        }
      }
    } catch (IOException | RuntimeException e) {
      logger.warn("{} could not be cleared of finished jobs", settings.jobs(), e);
    }
  }

  private boolean isOver(Path directory) {
    var name = new TrainingJobName(directory.getFileName().toString());
    return seams.store().find(name).map(job -> job.status().isFinal()).orElse(true);
  }

  private void fillSlots() {
    // What runs is looked at first: a job that ends in between is not taken for one that does not.
    List<TrainingJobName> known = known();
    Optional<String> lack = seams.room().lack();
    tell(lack);
    for (TrainingJob job : seams.store().unfinished()) {
      if (known.contains(job.name())) {
        requestStop(job);
      } else if (!JobRecord.isWaiting(job)) {
        begin(job);
      } else if (job.stopRequested()) {
        record(job).enter(SecondaryStatus.STOPPED, "Training job stopped");
      } else if (Ending.waitedTooLong(job, seams.time().instant())) {
        var reason = SecondaryStatus.MAX_WAIT_TIME_EXCEEDED;
        record(job).enter(reason, Ending.message(reason));
      } else if (lack.isPresent()) {
        wait(job, "Waiting for room: " + lack.get());
      } else if (runningCount() < settings.slots()) {
        begin(job);
      } else {
        wait(job, noSlot());
      }
    }
  }

  private synchronized List<TrainingJobName> known() {
    return List.copyOf(running.keySet());
  }

  private synchronized int runningCount() {
    return running.size();
  }

  private synchronized void requestStop(TrainingJob job) {
    Running run = running.get(job.name());
    if (run != null && job.stopRequested()) {
      run.stopRequested = true;
    }
  }

  private String noSlot() {
    return "Waiting for one of %d slots; %d training jobs are running"
        .formatted(settings.slots(), runningCount());
  }

  /** Says when no job can be started any more, and when they can again. */
  private void tell(Optional<String> lack) {
    if (lack.isPresent() && !shortOfRoom) {
      logger.warn("no training job is started: {}", lack.get());
    } else if (lack.isEmpty() && shortOfRoom) {
      logger.info("there is room on the disk of {} again", seams.room().directory());
    }
    shortOfRoom = lack.isPresent();
  }

  private void wait(TrainingJob job, String message) {
    if (!job.message().equals(message)) {
      seams.store().update(job.withMessage(message, seams.time().instant()));
    }
  }

  private synchronized void begin(TrainingJob job) {
    var run = new Running(job);
    running.put(job.name(), run);
    run.thread.start();
  }

  private JobRecord record(TrainingJob job) {
    return new JobRecord(job, seams.store(), seams.time(), this::statusChanged);
  }

  private void statusChanged(TrainingJob job) {
    if (job.status().isFinal()) {
      seams.crashpoint().reached(Crashpoint.Place.OUTCOME_STORED);
      release(job.name());
    }
    jobs.changed();
  }

  private synchronized void release(TrainingJobName name) {
    running.remove(name);
  }

  /** A job that has a slot. */
  private final class Running implements TrainingRun.Context {
    private final TrainingJob job;
    private final Thread thread;
    private volatile boolean stopRequested;

    Running(TrainingJob job) {
      this.job = job;
      this.stopRequested = job.stopRequested();
      this.thread = new Thread(this::run, "training-" + job.name());
      thread.setDaemon(true);
    }

    private void run() {
      try {
        new TrainingRun(record(job), seams, runtimes, settings, this).run();
      } catch (InterruptedException e) {
        logger.info("{} is left running for the next server", job.name());
      } catch (IOException | RuntimeException e) {
        logger.error("{} was let go of and will be taken up again", job.name(), e);
      } finally {
        release(job.name());
      }
    }

    @Override
    public boolean isStopRequested() {
      return stopRequested;
    }

    @Override
    public boolean isClosing() {
      return closing;
    }

    @Override
    public int running() {
      return runningCount();
    }

    @Override
    public SpareDirectory spare() {
      return spare;
    }
  }

  /** Leaves programs running for the next server. Takes at most some seconds. */
  @Override
  public void close() {
    var threads = new ArrayList<>(List.of(dispatcher));
    closing = true;
    wake();
    synchronized (this) {
      running.values().forEach(run -> threads.add(run.thread));
    }
    try {
      for (Thread thread : threads) {
        thread.join(CLOSING.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
