package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.History;
import dev.clary.service.AlreadyExistsException;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.LimitExceededException;
import dev.clary.service.NotFoundException;
import dev.clary.service.training.DefinitionCheck;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The entrance to tuning jobs: creates, finds and stops them. After a job is stored, only the loop
 * writes it; what comes from outside is the wish that it stop. Thread-safe.
 */
public final class TuningJobs {
  private final TuningJobStore store;
  private final TrainingJobs trainingJobs;
  private final DefinitionCheck check;
  private final TuningLimits limits;
  private final InstantSource time;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public TuningJobs(
      TuningJobStore store,
      TrainingJobs trainingJobs,
      DefinitionCheck check,
      TuningLimits limits,
      InstantSource time) {
    this.store = requireNonNull(store, "store");
    this.trainingJobs = requireNonNull(trainingJobs, "trainingJobs");
    this.check = requireNonNull(check, "check");
    this.limits = requireNonNull(limits, "limits");
    this.time = requireNonNull(time, "time");
  }

  /**
   * Stores a new job; its first training jobs are launched soon after.
   *
   * @throws InvalidRequestException if it makes no sense, or nothing here can run it
   * @throws LimitExceededException if it is more than anybody may ask for, or too many are
   *     unfinished
   * @throws AlreadyExistsException if the name is taken
   */
  public TuningJob create(TuningSpec spec) {
    new CreationRules(limits).check(spec);
    check.check(spec.definition(), spec.owner());
    TuningJob job = insert(spec);
    changed();
    return job;
  }

  private synchronized TuningJob insert(TuningSpec spec) {
    int unfinished = store.unfinished().size();
    if (unfinished >= limits.unfinishedJobs()) {
      throw new LimitExceededException(
          ("The account-level service limit 'concurrent hyperparameter tuning jobs' is %d, with"
                  + " current utilization of %d and a request delta of 1.")
              .formatted(limits.unfinishedJobs(), unfinished));
    }
    Instant now = time.instant();
    var job = new TuningJob(spec, TuningStatus.IN_PROGRESS, Optional.empty(), false, now, now, 0);
    store.insert(job);
    return job;
  }

  /**
   * The job of that name.
   *
   * @throws NotFoundException if there is none
   */
  public TuningJob get(TuningJobName name) {
    return find(name).orElseThrow(() -> unknown(name.value()));
  }

  private static NotFoundException unknown(String name) {
    return new NotFoundException(
        "Amazon SageMaker can't find a tuning job called %s. Type another name.".formatted(name));
  }

  public Optional<TuningJob> find(TuningJobName name) {
    return store.find(name);
  }

  public List<TuningJob> list(TuningJobQuery query) {
    return store.list(query);
  }

  /** How many training jobs of a tuning job stand where; all 0 for an unknown one. */
  public TrainingCounts counts(TuningJobName name) {
    return store.counts(name);
  }

  /**
   * The training job with the best objective value so far, the earliest of equals; empty while none
   * has one. Which jobs have one: see {@link LaunchedJob#objective}.
   */
  public Optional<TrainingJob> best(TuningJobName name) {
    return store.best(name).flatMap(trainingJobs::find);
  }

  /**
   * What the search of a tuning job knows so far: its training jobs as observations.
   *
   * @throws NotFoundException if there is no such job
   */
  public History history(TuningJobName name) {
    return Launcher.history(get(name).spec(), store.launched(name));
  }

  /**
   * Training jobs of a tuning job.
   *
   * @throws NotFoundException if the query names no tuning job or an unknown one
   */
  public List<TrainingJob> trainingJobs(TrainingJobQuery query) {
    String name = query.tuningJob().orElse("");
    if (name.isEmpty() || find(new TuningJobName(name)).isEmpty()) {
      throw unknown(name);
    }
    return trainingJobs.list(query);
  }

  /**
   * Removes a job that has ended. The training jobs it launched stay.
   *
   * @throws NotFoundException if there is no such job
   * @throws InvalidRequestException if it has not ended
   */
  public void delete(TuningJobName name) {
    get(name);
    if (!store.delete(name)) {
      throw new InvalidRequestException(
          "The request was rejected because the hyperparameter tuning job %s is not in a terminal state."
              .formatted(name));
    }
    changed();
  }

  /**
   * Asks for the end of a job and of its training jobs; it is stopping from now on and stopped soon
   * after.
   *
   * @throws NotFoundException if there is no such job
   * @throws InvalidRequestException if it is stopping or has ended
   */
  public void stop(TuningJobName name) {
    TuningJob job = get(name);
    if (job.status() != TuningStatus.IN_PROGRESS) {
      throw new InvalidRequestException(
          "The request was rejected because the hyperparameter tuning job %s is already %s."
              .formatted(name, label(job.status())));
    }
    store.requestStop(name);
    changed();
  }

  private static String label(TuningStatus status) {
    return switch (status) {
      case IN_PROGRESS -> "in progress";
      case STOPPING -> "stopping";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case STOPPED -> "stopped";
    };
  }

  /**
   * Has {@code onChange} called after every job that is created or asked to stop. It is called by
   * the thread that did, so it should do no more than wake another one.
   */
  public void listen(Runnable onChange) {
    listeners.add(requireNonNull(onChange, "onChange"));
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
