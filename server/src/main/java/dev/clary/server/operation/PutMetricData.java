package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.service.metrics.Measurement;
import dev.clary.service.metrics.Metric;
import dev.clary.service.metrics.MetricStore;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.MetricDatum;
import dev.clary.wire.shape.PutMetricDataInput;
import dev.clary.wire.shape.StatisticSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds what clients measured, to namespaces of their own. */
final class PutMetricData implements Operation<PutMetricDataInput, NoContent> {
  private static final int MOST_METRICS = 1000;
  private static final int MOST_VALUES = 150;

  private final MetricStore store;
  private final InstantSource time;

  PutMetricData(MetricStore store, InstantSource time) {
    this.store = store;
    this.time = time;
  }

  @Override
  public String name() {
    return "PutMetricData";
  }

  @Override
  public Class<PutMetricDataInput> requestType() {
    return PutMetricDataInput.class;
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public NoContent handle(PutMetricDataInput request, Call call) {
    String namespace = request.namespace();
    if (namespace.startsWith("AWS/") || MetricSource.isOurs(namespace)) {
      throw invalid("The value %s for parameter Namespace is invalid.".formatted(namespace));
    }
    if (request.entityMetricData() != null) {
      throw invalid("EntityMetricData is not served");
    }
    List<MetricDatum> data = requireNonNullElse(request.metricData(), List.of());
    if (data.isEmpty()) {
      throw new RefusedException(
          ErrorCode.MISSING_PARAMETER, "The parameter MetricData is required.");
    }
    if (data.size() > MOST_METRICS) {
      throw invalid("MetricData has at most %d members".formatted(MOST_METRICS));
    }
    store.add(measurements(namespace, data));
    return NoContent.INSTANCE;
  }

  private Map<Metric, List<Measurement>> measurements(String namespace, List<MetricDatum> data) {
    Instant now = time.instant();
    var measurements = new LinkedHashMap<Metric, List<Measurement>>();
    for (MetricDatum datum : data) {
      Metric metric = MetricSource.metric(namespace, datum.metricName(), datum.dimensions());
      measurements
          .computeIfAbsent(metric, any -> new ArrayList<>())
          .add(measurement(datum, requireNonNullElse(datum.timestamp(), now)));
    }
    return measurements;
  }

  private static Measurement measurement(MetricDatum datum, Instant at) {
    String unit = requireNonNullElse(datum.unit(), "None");
    try {
      if (datum.statisticValues() != null) {
        StatisticSet set = datum.statisticValues();
        return new Measurement(
            at, set.sampleCount(), set.sum(), set.minimum(), set.maximum(), unit);
      } else if (datum.values() != null) {
        return sum(datum, at, unit);
      } else if (datum.value() != null) {
        double value = datum.value();
        return new Measurement(at, 1, value, value, value, unit);
      }
    } catch (IllegalArgumentException e) {
      throw invalid("metric '%s': %s".formatted(datum.metricName(), e.getMessage()));
    }
    throw new RefusedException(
        ErrorCode.MISSING_PARAMETER,
        "metric '%s' needs a Value, Values or StatisticValues".formatted(datum.metricName()));
  }

  private static Measurement sum(MetricDatum datum, Instant at, String unit) {
    List<Double> values = requireNonNullElse(datum.values(), List.of());
    List<Double> counts = requireNonNullElse(datum.counts(), List.of());
    if (values.isEmpty() || values.size() > MOST_VALUES) {
      throw invalid("Values must be 1 to %d long".formatted(MOST_VALUES));
    }
    if (!counts.isEmpty() && counts.size() != values.size()) {
      throw invalid("Values and Counts must be of the same length");
    }
    double total = 0;
    double sum = 0;
    for (int i = 0; i < values.size(); i++) {
      double count = counts.isEmpty() ? 1 : counts.get(i);
      total += count;
      sum += count * values.get(i);
    }
    double min = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double max = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new Measurement(at, total, sum, min, max, unit);
  }

  private static RefusedException invalid(String message) {
    return new RefusedException(ErrorCode.INVALID_PARAMETER_VALUE, message);
  }
}
