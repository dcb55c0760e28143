package dev.clary.server.operation;

import static java.util.Objects.requireNonNullElse;

import dev.clary.service.metrics.Measurement;
import dev.clary.service.metrics.Metric;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.GetMetricDataInput;
import dev.clary.wire.shape.GetMetricDataOutput;
import dev.clary.wire.shape.MetricDataQuery;
import dev.clary.wire.shape.MetricDataResult;
import dev.clary.wire.shape.MetricStat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Puts several metrics together by periods of time, a page of values at a time. */
final class GetMetricData implements Operation<GetMetricDataInput, GetMetricDataOutput> {
  private static final int MOST_QUERIES = 500;
  private static final int MOST_POINTS = 100_800;

  private final MetricSource metrics;

  GetMetricData(MetricSource metrics) {
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return "GetMetricData";
  }

  @Override
  public Class<GetMetricDataInput> requestType() {
    return GetMetricDataInput.class;
  }

  /** One value of the query with that index. */
  private record Value(int query, Instant at, double value) {}

  @Override
  public GetMetricDataOutput handle(GetMetricDataInput request, Call call) {
    Statistics.requireSpan(request.startTime(), request.endTime());
    List<MetricDataQuery> queries = queries(request);
    Page page =
        Page.of(
            request.nextToken(),
            limit(request),
            name(),
            queries,
            request.startTime(),
            request.endTime(),
            request.scanBy());
    var values = new ArrayList<Value>();
    for (int i = 0; i < queries.size(); i++) {
      values.addAll(values(i, queries.get(i), request));
    }
    List<Value> fetched = values.stream().skip(page.offset()).limit(page.probe()).toList();
    List<Value> shown = page.cut(fetched);
    var results = new ArrayList<MetricDataResult>();
    for (int i = 0; i < queries.size(); i++) {
      results.add(result(i, queries.get(i), shown));
    }
    return new GetMetricDataOutput(results, page.token(fetched));
  }

  private static int limit(GetMetricDataInput request) {
    int limit = requireNonNullElse(request.maxDatapoints(), MOST_POINTS);
    if (limit < 1 || limit > MOST_POINTS) {
      throw new RefusedException(
          ErrorCode.VALIDATION,
          "MaxDatapoints must be 1 to %d, got %d".formatted(MOST_POINTS, limit));
    }
    return limit;
  }

  private static List<MetricDataQuery> queries(GetMetricDataInput request) {
    List<MetricDataQuery> queries = request.metricDataQueries();
    var ids = new HashSet<String>();
    if (queries.isEmpty() || queries.size() > MOST_QUERIES) {
      throw invalid("MetricDataQueries must be 1 to %d long".formatted(MOST_QUERIES));
    }
    for (MetricDataQuery query : queries) {
      if (!ids.add(query.id())) {
        throw invalid("The values for parameter id in MetricDataQueries are not unique.");
      }
    }
    return queries.stream().filter(query -> !Boolean.FALSE.equals(query.returnData())).toList();
  }

  private static RefusedException invalid(String message) {
    return new RefusedException(ErrorCode.VALIDATION, message);
  }

  private List<Value> values(int index, MetricDataQuery query, GetMetricDataInput request) {
    MetricStat wanted = stat(query);
    Metric metric =
        MetricSource.metric(
            required(wanted.metric().namespace(), "Namespace"),
            required(wanted.metric().metricName(), "MetricName"),
            wanted.metric().dimensions());
    ToDoubleFunction<Measurement> statistic = Statistics.named(wanted.stat());
    List<Measurement> found = metrics.read(metric, request.startTime(), request.endTime());
    var values = new ArrayList<Value>();
    for (Measurement period : new Statistics(wanted.period()).of(found, wanted.unit())) {
      values.add(new Value(index, period.at(), statistic.applyAsDouble(period)));
    }
    if (!"TimestampAscending".equals(request.scanBy())) {
      Collections.reverse(values);
    }
    return values;
  }

  private static MetricStat stat(MetricDataQuery query) {
    if (query.expression() != null) {
      throw invalid("query '%s': expressions are not served".formatted(query.id()));
    }
    return Optional.ofNullable(query.metricStat())
        .orElseThrow(() -> invalid("query '%s' needs a MetricStat".formatted(query.id())));
  }

  private static String required(@Nullable String value, String member) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> invalid("a Metric needs a %s".formatted(member)));
  }

  private static MetricDataResult result(int index, MetricDataQuery query, List<Value> shown) {
    List<Value> own = shown.stream().filter(value -> value.query() == index).toList();
    String label =
        Optional.ofNullable(query.label()).orElseGet(() -> stat(query).metric().metricName());
    return new MetricDataResult(
        query.id(),
        label,
        own.stream().map(Value::at).toList(),
        own.stream().map(Value::value).toList(),
        "Complete");
  }
}
