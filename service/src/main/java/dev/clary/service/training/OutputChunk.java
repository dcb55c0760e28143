package dev.clary.service.training;

import java.util.List;

/**
 * Some lines of an attempt's output.
 *
 * @param attempt whose output it is
 * @param end bytes of the output that are stored once this chunk is
 * @param latestMetrics the last finite value of each metric once this chunk is stored
 */
public record OutputChunk(
    int attempt,
    long end,
    List<LogLine> lines,
    List<MetricPoint> points,
    List<MetricPoint> latestMetrics) {

  public OutputChunk {
    lines = List.copyOf(lines);
    points = List.copyOf(points);
    latestMetrics = List.copyOf(latestMetrics);
  }
}
