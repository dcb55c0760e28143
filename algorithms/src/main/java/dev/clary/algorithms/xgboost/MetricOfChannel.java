package dev.clary.algorithms.xgboost;

import java.util.Optional;

/**
 * A metric on the rows of one channel.
 *
 * @param channel {@code train} or {@code validation}
 */
record MetricOfChannel(String channel, Metric metric) {

  /** Reads {@code validation:rmse}; empty if there is no such channel or metric. */
  static Optional<MetricOfChannel> parse(String text) {
    int colon = text.indexOf(':');
    String channel = text.substring(0, Math.max(0, colon));
    String metric = text.substring(colon + 1);
    if (!(channel.equals("train") || channel.equals("validation")) || !Metric.isKnown(metric)) {
      return Optional.empty();
    }
    return Optional.of(new MetricOfChannel(channel, new Metric(metric)));
  }

  /** Its name in the log, such as {@code validation-rmse}. */
  String column() {
    return channel + "-" + metric.name();
  }

  @Override
  public String toString() {
    return channel + ":" + metric.name();
  }
}
