package dev.clary.service.running;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.MetricPoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Looks for the metrics of one job in its log lines. Used by one thread. */
final class MetricSearch {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private final Map<String, MetricPattern> patterns = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();

  MetricSearch(List<MetricDefinition> definitions, InstantSource time) {
    for (MetricDefinition definition : definitions) {
      patterns.put(definition.name(), MetricPattern.compile(definition, time));
    }
  }

  /** The values in a line, at most one of each metric. */
  List<MetricPoint> search(LogLine line) {
    var points = new ArrayList<MetricPoint>();
    for (Map.Entry<String, MetricPattern> entry : List.copyOf(patterns.entrySet())) {
      String metric = entry.getKey();
      find(metric, entry.getValue(), line)
          .ifPresent(value -> points.add(new MetricPoint(metric, value, line.at(), line.number())));
    }
    return points;
  }

  private OptionalDouble find(String metric, MetricPattern pattern, LogLine line) {
    try {
      Optional<String> text = pattern.find(line.text());
      return text.isPresent() ? parse(text.get()) : OptionalDouble.empty();
    } catch (MetricPattern.OverrunException e) {
      patterns.remove(metric);
      complaints.add(
          "Metric '%s' is not searched for any more: %s".formatted(metric, e.getMessage()));
      return OptionalDouble.empty();
    }
  }

  /** What the reader of the log should know since this was last asked. */
  List<String> complaints() {
    var all = List.copyOf(complaints);
    complaints.clear();
    return all;
  }

  /** A number as programs print it, NaN and infinities included; empty when it is none. */
  static OptionalDouble parse(String text) {
    String number = text.strip();
    if (NUMBER.matcher(number).matches()) {
      return OptionalDouble.of(Double.parseDouble(number));
    }
    return switch (number.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }
}
