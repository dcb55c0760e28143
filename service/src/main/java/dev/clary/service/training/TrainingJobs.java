package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.NotFoundException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The entrance to training jobs: creates, finds and stops them. After a job is stored, only the
 * runner writes it; what comes from outside is the wish that it stop. Thread-safe.
 */
public final class TrainingJobs {
  private final TrainingJobStore store;
  private final DefinitionCheck check;
  private final InstantSource time;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public TrainingJobs(TrainingJobStore store, DefinitionCheck check, InstantSource time) {
    this.store = requireNonNull(store, "store");
    this.check = requireNonNull(check, "check");
    this.time = requireNonNull(time, "time");
  }

  /**
   * Stores a new job, which then waits for its slot.
   *
   * @throws InvalidRequestException if nothing here can run it
   * @throws AlreadyExistsException if the name is taken
   */
  public TrainingJob create(TrainingSpec spec) {
    check.check(spec.definition(), spec.owner());
    return insert(spec, Durability.MACHINE);
  }

  /**
   * Stores a job whose definition was checked when its tuning job was created. A job of that name
   * and origin that is there already is the answer then: launching again after a crash is harmless.
   *
   * @throws AlreadyExistsException if the name is taken by a job of another origin
   */
  public TrainingJob launch(TrainingSpec spec) {
    try {
      // Should the machine die now, the same suggestion is made again.
      return insert(spec, Durability.PROCESS);
    } catch (AlreadyExistsException e) {
      return store
          .find(spec.name())
          .filter(stored -> origin(stored.spec()).equals(origin(spec)))
          .orElseThrow(() -> e);
    }
  }

  private TrainingJob insert(TrainingSpec spec, Durability durability) {
    Instant now = time.instant();
    var pending =
        new Transition(SecondaryStatus.PENDING, now, Optional.empty(), "Waiting for a slot");
    var job =
        new TrainingJob(
            spec,
            TrainingStatus.IN_PROGRESS,
            List.of(pending),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            now,
            now);
    store.insert(job, durability);
    changed();
    return job;
  }

  /** Which suggestion of which tuning job; what explains it does not make it another one. */
  private static Optional<List<Object>> origin(TrainingSpec spec) {
    return spec.origin().map(origin -> List.of(origin.tuningJob(), origin.number()));
  }

  /**
   * The job of that name.
   *
   * @throws NotFoundException if there is none
   */
  public TrainingJob get(TrainingJobName name) {
    return find(name).orElseThrow(() -> new NotFoundException("Requested resource not found."));
  }

  public Optional<TrainingJob> find(TrainingJobName name) {
    return store.find(name);
  }

  public List<TrainingJob> list(TrainingJobQuery query) {
    return store.list(query);
  }

  /** At most {@code limit} lines of the job's log from line {@code first} on. */
  public List<LogLine> log(TrainingJobName name, long first, int limit) {
    return store.log(name, first, limit);
  }

  /** The number that the job's next line will get. */
  public long lineCount(TrainingJobName name) {
    return store.lineCount(name);
  }

  /** All values found for the job so far, in the order of their lines. */
  public List<MetricPoint> metrics(TrainingJobName name) {
    return store.metrics(name);
  }

  /**
   * Asks for the end of a job; it ends soon after.
   *
   * @throws NotFoundException if there is no such job
   * @throws InvalidRequestException if it has ended
   */
  public void stop(TrainingJobName name) {
    TrainingJob job = get(name);
    if (job.status().isFinal()) {
      throw new InvalidRequestException(
          "The request was rejected because the training job is in status %s."
              .formatted(label(job.status())));
    }
    stopIfRunning(name);
  }

  /** Asks for the end of a job; nothing happens when it has ended, or is unknown. */
  public void stopIfRunning(TrainingJobName name) {
    store.requestStop(name);
    changed();
  }

  /**
   * Removes a job that has ended. What it left in the object store stays.
   *
   * @throws NotFoundException if there is no such job
   * @throws InvalidRequestException if it has not ended
   */
  public void delete(TrainingJobName name) {
    TrainingJob job = get(name);
    if (!store.delete(name)) {
      throw new InvalidRequestException(
          "The request was rejected because the training job is in status %s."
              .formatted(label(job.status())));
    }
    changed();
  }

  private static String label(TrainingStatus status) {
    return switch (status) {
      case IN_PROGRESS -> "InProgress";
      case STOPPING -> "Stopping";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case STOPPED -> "Stopped";
    };
  }

  /**
   * Has {@code onChange} called after every change of any job's status. It is called by the thread
   * that made the change, so it should do no more than wake another one.
   */
  public void listen(Runnable onChange) {
    listeners.add(requireNonNull(onChange, "onChange"));
  }

  /** Tells the listeners that a job's status was changed in the store. */
  public void changed() {
    listeners.forEach(Runnable::run);
  }
}
