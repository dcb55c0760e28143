package dev.clary.server.operation;

import dev.clary.service.metrics.Measurement;
import dev.clary.wire.ErrorCode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measurements put together by periods of time, each of which begins at a multiple of its length.
 *
 * @param seconds 1, 5, 10, 20, 30, or a multiple of 60
 */
record Statistics(int seconds) {
  private static final List<Integer> SHORT = List.of(1, 5, 10, 20, 30);

  private static final Map<String, ToDoubleFunction<Measurement>> BY_NAME =
      Map.of(
          "SampleCount", Measurement::count,
          "Average", measurement -> measurement.sum() / measurement.count(),
          "Sum", Measurement::sum,
          "Minimum", Measurement::min,
          "Maximum", Measurement::max);

  Statistics {
    if (seconds % 60 != 0 && !SHORT.contains(seconds)) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60, got " + seconds);
    }
  }

  /**
   * Refuses a span that is empty or upside down.
   *
   * @throws RefusedException if it is
   */
  static void requireSpan(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw new RefusedException(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "The parameter StartTime must be less than the parameter EndTime.");
    }
  }

  /**
   * The statistic of that name.
   *
   * @throws RefusedException if it is none, or a percentile, of which nothing is kept
   */
  static ToDoubleFunction<Measurement> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name))
        .orElseThrow(
            () ->
                new RefusedException(
                    ErrorCode.INVALID_PARAMETER_VALUE,
                    "statistic '%s' is not served; there are %s"
                        .formatted(name, BY_NAME.keySet().stream().sorted().toList())));
  }

  /** The period in which a time lies begins at the time that is returned. */
  Instant begin(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }

  /**
   * What the measurements of each period came to, at the time when the period begins.
   *
   * @param unit those of that unit alone, or all if null
   */
  Collection<Measurement> of(List<Measurement> measurements, @Nullable String unit) {
    var periods = new TreeMap<Instant, Measurement>();
    for (Measurement measurement : measurements) {
      if (unit == null || unit.equals(measurement.unit())) {
        periods.merge(begin(measurement.at()), measurement, Measurement::and);
      }
    }
    periods.replaceAll((begin, sum) -> sum.at(begin));
    return periods.values();
  }
}
