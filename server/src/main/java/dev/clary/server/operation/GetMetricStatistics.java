package dev.clary.server.operation;

import dev.clary.service.metrics.Measurement;
import dev.clary.service.metrics.Metric;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.shape.Datapoint;
import dev.clary.wire.shape.GetMetricStatisticsInput;
import dev.clary.wire.shape.GetMetricStatisticsOutput;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a metric together by periods of time. */
final class GetMetricStatistics
    implements Operation<GetMetricStatisticsInput, GetMetricStatisticsOutput> {
  private static final int MOST_POINTS = 1440;

  private final MetricSource metrics;

  GetMetricStatistics(MetricSource metrics) {
    this.metrics = metrics;
  }

  @Override
  public String name() {
    return "GetMetricStatistics";
  }

  @Override
  public Class<GetMetricStatisticsInput> requestType() {
    return GetMetricStatisticsInput.class;
  }

  @Override
  public GetMetricStatisticsOutput handle(GetMetricStatisticsInput request, Call call) {
    List<String> wanted = statistics(request);
    var statistics = new Statistics(request.period());
    requireFew(request);
    Metric metric =
        MetricSource.metric(request.namespace(), request.metricName(), request.dimensions());
    List<Measurement> found = metrics.read(metric, request.startTime(), request.endTime());
    return new GetMetricStatisticsOutput(
        request.metricName(),
        statistics.of(found, request.unit()).stream()
            .map(measurement -> point(measurement, wanted))
            .toList());
  }

  private static List<String> statistics(GetMetricStatisticsInput request) {
    if (request.extendedStatistics() != null) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER_VALUE, "ExtendedStatistics are not served");
    }
    if (request.statistics() == null) {
      throw new RefusedException(
          ErrorCode.MISSING_PARAMETER,
          "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
    }
    return request.statistics();
  }

  private static void requireFew(GetMetricStatisticsInput request) {
    Statistics.requireSpan(request.startTime(), request.endTime());
    long seconds = Duration.between(request.startTime(), request.endTime()).toSeconds();
    long points = seconds / request.period();
    if (points > MOST_POINTS) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER_COMBINATION,
          ("You have requested up to %,d datapoints, which exceeds the limit of %,d. You may reduce"
                  + " the datapoints requested by increasing Period, or decreasing the time range.")
              .formatted(points, MOST_POINTS));
    }
  }

  private static Datapoint point(Measurement measurement, List<String> wanted) {
    return new Datapoint(
        measurement.at(),
        value("SampleCount", measurement, wanted),
        value("Average", measurement, wanted),
        value("Sum", measurement, wanted),
        value("Minimum", measurement, wanted),
        value("Maximum", measurement, wanted),
        measurement.unit());
  }

  private static @Nullable Double value(
      String statistic, Measurement measurement, List<String> wanted) {
    return wanted.contains(statistic)
        ? (Double) Statistics.named(statistic).applyAsDouble(measurement)
        : null;
  }
}
