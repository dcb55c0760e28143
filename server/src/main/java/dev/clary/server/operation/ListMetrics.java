package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.service.metrics.Metric;
import dev.clary.wire.shape.Dimension;
import dev.clary.wire.shape.DimensionFilter;
import dev.clary.wire.shape.ListMetricsInput;
import dev.clary.wire.shape.ListMetricsOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Lists metrics, a page at a time. */
final class ListMetrics implements Operation<ListMetricsInput, ListMetricsOutput> {
  private static final int PAGE = 500;
  private static final Duration RECENTLY = Duration.ofHours(3);

  private final MetricSource metrics;
  private final InstantSource time;

  ListMetrics(MetricSource metrics, InstantSource time) {
    this.metrics = metrics;
    this.time = time;
  }

  @Override
  public String name() {
    return "ListMetrics";
  }

  @Override
  public Class<ListMetricsInput> requestType() {
    return ListMetricsInput.class;
  }

  @Override
  public ListMetricsOutput handle(ListMetricsInput request, Call call) {
    List<DimensionFilter> filters = requireNonNullElse(request.dimensions(), List.of());
    Page page =
        Page.of(
            request.nextToken(),
            PAGE,
            name(),
            request.namespace(),
            request.metricName(),
            filters,
            request.recentlyActive());
    List<Metric> found =
        metrics.list(search(request, filters)).stream()
            .filter(metric -> filters.stream().allMatch(filter -> matches(filter, metric)))
            .skip(page.offset())
            .limit(page.probe())
            .toList();
    return new ListMetricsOutput(
        page.cut(found).stream().map(ListMetrics::shape).toList(), page.token(found));
  }

  private MetricSource.Search search(ListMetricsInput request, List<DimensionFilter> filters) {
    Optional<Instant> since =
        Optional.ofNullable(request.recentlyActive()).map(any -> time.instant().minus(RECENTLY));
    return new MetricSource.Search(
        Optional.ofNullable(request.namespace()),
        Optional.ofNullable(request.metricName()),
        filters.stream()
            .filter(filter -> filter.name().equals(MetricSource.JOB))
            .flatMap(filter -> Optional.ofNullable(filter.value()).stream())
            .findFirst(),
        since);
  }

  private static boolean matches(DimensionFilter filter, Metric metric) {
    String value = metric.dimensions().get(filter.name());
    return value != null && (filter.value() == null || filter.value().equals(value));
  }

  private static dev.clary.wire.shape.Metric shape(Metric metric) {
    return new dev.clary.wire.shape.Metric(
        metric.namespace(),
        metric.name(),
        metric.dimensions().entrySet().stream()
            .map(entry -> new Dimension(entry.getKey(), entry.getValue()))
            .toList());
  }
}
