package dev.clary.server.operation;

import dev.clary.service.metrics.Measurement;
import dev.clary.service.metrics.Metric;
import dev.clary.service.metrics.MetricStore;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobQuery.Order;
import dev.clary.service.training.TrainingJobQuery.TimeRange;
import dev.clary.service.training.TrainingJobs;
import dev.clary.wire.shape.Dimension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All metrics there are: what training jobs logged, in the namespaces where SageMaker puts it, and
 * what clients put elsewhere. Immutable, thread-safe.
 */
final class MetricSource {
  static final String TRAINING_JOBS = "/aws/sagemaker/TrainingJobs";

  /** Where clients before 2019 look for the same values. */
  static final String TUNING_JOBS = "/aws/sagemaker/HyperParameterTuningJobs";

  private static final List<String> OURS = List.of(TRAINING_JOBS, TUNING_JOBS);
  static final String JOB = "TrainingJobName";
  private static final int LONGEST_NAME = 63;

  private final TrainingJobs trainingJobs;
  private final MetricStore store;

  MetricSource(TrainingJobs trainingJobs, MetricStore store) {
    this.trainingJobs = trainingJobs;
    this.store = store;
  }

  /** Whether training jobs alone write a namespace. */
  static boolean isOurs(String namespace) {
    return OURS.contains(namespace);
  }

  static Metric metric(String namespace, String name, @Nullable List<Dimension> dimensions) {
    var values = new TreeMap<String, String>();
    Stream.ofNullable(dimensions)
        .flatMap(List::stream)
        .forEach(dimension -> values.put(dimension.name(), dimension.value()));
    return new Metric(namespace, name, values);
  }

  /** Measurements from a time, included, to a time, excluded; in the order of their times. */
  List<Measurement> read(Metric metric, Instant from, Instant to) {
    if (!isOurs(metric.namespace())) {
      return store.read(metric, from, to);
    }
    if (!metric.dimensions().keySet().equals(Set.of(JOB))) {
      return List.of();
    }
    return job(metric.dimensions().get(JOB)).stream()
        .flatMap(job -> trainingJobs.metrics(job.name()).stream())
        .filter(point -> point.metric().equals(metric.name()))
        .filter(point -> Double.isFinite(point.value()))
        .filter(point -> !point.at().isBefore(from) && point.at().isBefore(to))
        .map(point -> Measurement.of(point.at(), point.value()))
        .toList();
  }

  private Optional<TrainingJob> job(@Nullable String name) {
    return name == null || name.isEmpty() || name.length() > LONGEST_NAME
        ? Optional.empty()
        : trainingJobs.find(new TrainingJobName(name));
  }

  /**
   * What a list of metrics is asked for.
   *
   * @param job the training job whose metrics alone are wanted
   */
  record Search(
      Optional<String> namespace,
      Optional<String> name,
      Optional<String> job,
      Optional<Instant> since) {}

  /** Metrics, those of training jobs first, jobs in the order of their names. */
  List<Metric> list(Search search) {
    List<TrainingJob> jobs =
        search.job().map(name -> job(name).stream().toList()).orElseGet(this::allJobs);
    Stream<Metric> ours =
        OURS.stream()
            .filter(namespace -> search.namespace().stream().allMatch(namespace::equals))
            .flatMap(namespace -> jobs.stream().flatMap(job -> of(job, namespace, search)));
    return Stream.concat(
            ours, store.list(search.namespace(), search.name(), search.since()).stream())
        .toList();
  }

  private static Stream<Metric> of(TrainingJob job, String namespace, Search search) {
    return job.latestMetrics().stream()
        .filter(point -> search.since().stream().noneMatch(point.at()::isBefore))
        .map(MetricPoint::metric)
        .filter(name -> search.name().stream().allMatch(name::equals))
        .map(name -> new Metric(namespace, name, Map.of(JOB, job.name().value())));
  }

  private List<TrainingJob> allJobs() {
    return trainingJobs.list(
        new TrainingJobQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            TimeRange.ALL,
            TimeRange.ALL,
            Order.NAME,
            false,
            Optional.empty(),
            0,
            Integer.MAX_VALUE));
  }
}
