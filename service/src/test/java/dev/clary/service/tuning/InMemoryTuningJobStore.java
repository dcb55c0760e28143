package dev.clary.service.tuning;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import dev.clary.optimizer.Goal;
import dev.clary.service.AlreadyExistsException;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.training.TrainingStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A store that forgets everything with its process, for tests. Thread-safe. */
public final class InMemoryTuningJobStore implements TuningJobStore {
  private final TrainingJobStore trainingJobs;
  private final Map<TuningJobName, TuningJob> jobs = new LinkedHashMap<>();
  private volatile Runnable effect = () -> {};

  /**
   * An empty store.
   *
   * @param trainingJobs where the training jobs are
   */
  public InMemoryTuningJobStore(TrainingJobStore trainingJobs) {
    this.trainingJobs = trainingJobs;
  }

  /** Has {@code effect} called just before and just after each update. */
  public void onEffect(Runnable effect) {
    this.effect = effect;
  }

  @Override
  public synchronized void insert(TuningJob job) {
    if (jobs.keySet().stream().anyMatch(n -> n.value().equalsIgnoreCase(job.name().value()))
        || !trainingJobs.list(TrainingJobQuery.of(job.name().value())).isEmpty()) {
      throw new AlreadyExistsException(
          "A hyperparameter tuning job with the name, %s, already exists. Choose a different name."
              .formatted(job.name()));
    }
    put(job);
  }

  @Override
  public synchronized boolean delete(TuningJobName name) {
    return find(name).filter(job -> job.status().isFinal()).isPresent()
        && jobs.remove(name) != null;
  }

  private TuningJob put(TuningJob job) {
    TuningJob stored =
        new TuningJob(
            job.spec(),
            job.status(),
            job.failureReason(),
            job.stopRequested(),
            job.createdAt().truncatedTo(ChronoUnit.MILLIS),
            job.modifiedAt().truncatedTo(ChronoUnit.MILLIS),
            job.version());
    jobs.put(stored.name(), stored);
    return stored;
  }

  @Override
  public synchronized Optional<TuningJob> find(TuningJobName name) {
    return Optional.ofNullable(jobs.get(name));
  }

  @Override
  public synchronized List<TuningJob> unfinished() {
    return jobs.values().stream()
        .filter(job -> !job.status().isFinal())
        .sorted(comparing(TuningJob::createdAt))
        .toList();
  }

  @Override
  public synchronized List<TuningJob> list(TuningJobQuery query) {
    Comparator<TuningJob> order =
        switch (query.order()) {
          case NAME -> comparing(job -> job.name().value());
          case CREATED -> comparing(TuningJob::createdAt);
          case STATUS -> comparing(job -> job.status().name());
        };
    return jobs.values().stream()
        .filter(job -> query.status().stream().allMatch(status -> status == job.status()))
        .filter(job -> query.nameContains().stream().allMatch(job.name().value()::contains))
        .filter(job -> in(job.createdAt(), query.created()))
        .filter(job -> in(job.modifiedAt(), query.modified()))
        .sorted(
            (query.descending() ? order.reversed() : order)
                .thenComparing(job -> job.name().value()))
        .skip(query.offset())
        .limit(query.limit())
        .toList();
  }

  private static boolean in(Instant time, TimeRange range) {
    return range.after().stream().noneMatch(time::isBefore)
        && range.before().stream().allMatch(time::isBefore);
  }

  @Override
  public TuningJob update(TuningJob job) {
    effect.run();
    TuningJob written = write(job);
    effect.run();
    return written;
  }

  private synchronized TuningJob write(TuningJob job) {
    TuningJob stored = jobs.get(job.name());
    if (stored == null || stored.version() != job.version()) {
      throw new StaleJobException(job.name(), job.version());
    }
    TuningJob written = stored.with(job.status(), job.failureReason(), job.modifiedAt());
    return put(written.withVersion(job.version() + 1));
  }

  @Override
  public synchronized void requestStop(TuningJobName name) {
    find(name)
        .filter(job -> job.status() == TuningStatus.IN_PROGRESS)
        .ifPresent(
            job ->
                put(
                    new TuningJob(
                        job.spec(),
                        TuningStatus.STOPPING,
                        job.failureReason(),
                        true,
                        job.createdAt(),
                        job.modifiedAt(),
                        job.version() + 1)));
  }

  @Override
  public List<LaunchedJob> launched(TuningJobName name) {
    Optional<TuningJob> job = find(name);
    if (job.isEmpty()) {
      return List.of();
    }
    String metric = job.get().spec().objective().metric();
    return trainingJobs.list(TrainingJobQuery.of(name.value())).stream()
        .map(trainingJob -> LaunchedJob.of(trainingJob, metric))
        .sorted(comparingInt(LaunchedJob::number))
        .toList();
  }

  @Override
  public TrainingCounts counts(TuningJobName name) {
    List<LaunchedJob> launched = launched(name);
    return new TrainingCounts(
        count(launched, job -> !job.status().isFinal()),
        count(launched, job -> job.status() == TrainingStatus.COMPLETED),
        count(launched, job -> job.status() == TrainingStatus.STOPPED),
        count(launched, job -> failed(job, FailureKind.INFRASTRUCTURE)),
        count(launched, job -> failed(job, FailureKind.ALGORITHM)),
        count(launched, job -> job.objectiveStatus() == ObjectiveStatus.SUCCEEDED),
        count(launched, job -> job.objectiveStatus() == ObjectiveStatus.PENDING),
        count(launched, job -> job.objectiveStatus() == ObjectiveStatus.FAILED));
  }

  private static boolean failed(LaunchedJob job, FailureKind kind) {
    return job.failure().stream().anyMatch(failure -> failure.kind() == kind);
  }

  private static int count(List<LaunchedJob> jobs, Predicate<LaunchedJob> condition) {
    return (int) jobs.stream().filter(condition).count();
  }

  @Override
  public Optional<TrainingJobName> best(TuningJobName name) {
    boolean small =
        find(name).stream().anyMatch(job -> job.spec().objective().goal() == Goal.MINIMIZE);
    return launched(name).stream()
        .filter(job -> job.objective().isPresent())
        .min(comparingDouble(job -> (small ? 1 : -1) * job.objective().getAsDouble()))
        .map(LaunchedJob::name);
  }
}
