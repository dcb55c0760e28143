package dev.clary.service.training;

import static java.util.Comparator.comparing;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.DiskFullException;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A store that forgets everything with its process, for tests. Thread-safe. */
public final class InMemoryTrainingJobStore implements TrainingJobStore {

  /** A job and its output. */
  private static final class Entry {
    private TrainingJob job;
    private final List<LogLine> lines = new ArrayList<>();
    private final List<MetricPoint> points = new ArrayList<>();
    private final Map<Integer, Long> offsets = new HashMap<>();

    Entry(TrainingJob job) {
      this.job = job;
    }
  }

  private final Map<TrainingJobName, Entry> entries = new LinkedHashMap<>();
  private volatile Runnable effect = () -> {};
  private volatile boolean full;

  /** Has {@code effect} called just before and just after each insert and each wish to stop. */
  public void onEffect(Runnable effect) {
    this.effect = effect;
  }

  /** Has everything that would take room on a disk refused, or no longer. */
  public void setFull(boolean noRoom) {
    full = noRoom;
  }

  private void needRoom() {
    if (full) {
      throw new DiskFullException("the disk is full", new IOException("No space left on device"));
    }
  }

  @Override
  public void insert(TrainingJob job, Durability durability) {
    effect.run();
    put(job);
    effect.run();
  }

  private synchronized void put(TrainingJob job) {
    needRoom();
    for (Entry entry : entries.values()) {
      if (sameName(entry.job, job) || sameSuggestion(entry.job, job)) {
        throw new AlreadyExistsException("training job %s exists".formatted(job.name()));
      }
    }
    entries.put(job.name(), new Entry(with(job, job.latestMetrics(), job.stopRequested())));
  }

  private static boolean sameName(TrainingJob one, TrainingJob other) {
    return lower(one).equals(lower(other));
  }

  private static String lower(TrainingJob job) {
    return job.name().value().toLowerCase(Locale.ROOT);
  }

  private static boolean sameSuggestion(TrainingJob one, TrainingJob other) {
    Optional<TuningOrigin> origin = one.spec().origin();
    return origin.isPresent()
        && other.spec().origin().isPresent()
        && origin.get().tuningJob().equals(other.spec().origin().get().tuningJob())
        && origin.get().number() == other.spec().origin().get().number();
  }

  @Override
  public synchronized Optional<TrainingJob> find(TrainingJobName name) {
    return Optional.ofNullable(entries.get(name)).map(entry -> entry.job);
  }

  @Override
  public synchronized boolean delete(TrainingJobName name) {
    return find(name).filter(job -> job.status().isFinal()).isPresent()
        && entries.remove(name) != null;
  }

  @Override
  public synchronized List<TrainingJob> unfinished() {
    return entries.values().stream()
        .map(entry -> entry.job)
        .filter(job -> !job.status().isFinal())
        .sorted(comparing(TrainingJob::createdAt))
        .toList();
  }

  @Override
  public synchronized List<TrainingJob> list(TrainingJobQuery query) {
    return entries.values().stream()
        .map(entry -> entry.job)
        .filter(job -> matches(job, query))
        .sorted(order(query).thenComparing(job -> job.name().value()))
        .skip(query.offset())
        .limit(query.limit())
        .toList();
  }

  private static boolean matches(TrainingJob job, TrainingJobQuery query) {
    Optional<String> tuningJob = job.spec().origin().map(TuningOrigin::tuningJob);
    return (query.tuningJob().isEmpty() || query.tuningJob().equals(tuningJob))
        && query.status().stream().allMatch(status -> status == job.status())
        && query.nameContains().stream().allMatch(part -> job.name().value().contains(part))
        && in(job.createdAt(), query.created())
        && in(job.modifiedAt(), query.modified())
        && (query.order() != TrainingJobQuery.Order.OBJECTIVE || value(job, query).isPresent());
  }

  private static boolean in(Instant time, TimeRange range) {
    return range.after().stream().noneMatch(time::isBefore)
        && range.before().stream().allMatch(time::isBefore);
  }

  private static Optional<Double> value(TrainingJob job, TrainingJobQuery query) {
    return query.objective().flatMap(job::latest).map(MetricPoint::value);
  }

  private static Comparator<TrainingJob> order(TrainingJobQuery query) {
    Comparator<TrainingJob> order =
        switch (query.order()) {
          case NAME -> comparing(job -> job.name().value());
          case CREATED -> comparing(TrainingJob::createdAt);
          case STATUS -> comparing(job -> job.status().name());
          case OBJECTIVE -> comparing(job -> value(job, query).orElseThrow());
        };
    return query.descending() ? order.reversed() : order;
  }

  @Override
  public synchronized void update(TrainingJob job, Durability durability) {
    needRoom();
    Entry entry = existing(job.name());
    entry.job = with(job, entry.job.latestMetrics(), entry.job.stopRequested());
  }

  @Override
  public void flush() {}

  @Override
  public void requestStop(TrainingJobName name) {
    effect.run();
    setStop(name);
    effect.run();
  }

  private synchronized void setStop(TrainingJobName name) {
    find(name)
        .filter(job -> !job.status().isFinal())
        .ifPresent(job -> existing(name).job = with(job, job.latestMetrics(), true));
  }

  private Entry existing(TrainingJobName name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no training job " + name);
    }
    return entry;
  }

  private static TrainingJob with(
      TrainingJob job, List<MetricPoint> latestMetrics, boolean stopRequested) {
    return new TrainingJob(
        job.spec(),
        job.status(),
        job.transitions(),
        job.attempt(),
        job.failure(),
        latestMetrics,
        stopRequested,
        job.createdAt().truncatedTo(ChronoUnit.MILLIS),
        job.modifiedAt().truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public synchronized void append(TrainingJobName name, OutputChunk chunk) {
    needRoom();
    Entry entry = existing(name);
    for (LogLine line : chunk.lines()) {
      if (line.number() < entry.lines.size()) {
        throw new IllegalStateException("line %d of %s exists".formatted(line.number(), name));
      }
    }
    entry.lines.addAll(chunk.lines());
    entry.points.addAll(chunk.points());
    entry.offsets.put(chunk.attempt(), chunk.end());
    entry.job = with(entry.job, latest(entry.job, chunk), entry.job.stopRequested());
  }

  private static List<MetricPoint> latest(TrainingJob job, OutputChunk chunk) {
    var latest = new LinkedHashMap<String, MetricPoint>();
    job.latestMetrics().forEach(point -> latest.put(point.metric(), point));
    chunk.latestMetrics().forEach(point -> latest.put(point.metric(), point));
    return latest.values().stream().sorted(comparing(MetricPoint::metric)).toList();
  }

  @Override
  public synchronized OutputPosition position(TrainingJobName name, int attempt) {
    Entry entry = entries.get(name);
    return entry == null
        ? new OutputPosition(0, 0)
        : new OutputPosition(entry.offsets.getOrDefault(attempt, 0L), entry.lines.size());
  }

  @Override
  public synchronized List<LogLine> log(TrainingJobName name, long first, int limit) {
    Entry entry = entries.get(name);
    return entry == null ? List.of() : entry.lines.stream().skip(first).limit(limit).toList();
  }

  @Override
  public synchronized long lineCount(TrainingJobName name) {
    Entry entry = entries.get(name);
    return entry == null ? 0 : entry.lines.size();
  }

  @Override
  public synchronized List<MetricPoint> metrics(TrainingJobName name) {
    Entry entry = entries.get(name);
    return entry == null ? List.of() : List.copyOf(entry.points);
  }
}
