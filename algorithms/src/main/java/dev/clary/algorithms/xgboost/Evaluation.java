package dev.clary.algorithms.xgboost;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a round's model scores: metrics of each channel, by their name in the log. Immutable. */
final class Evaluation {
  private final int round;
  private final Map<String, Double> values;

  private Evaluation(int round, Map<String, Double> values) {
    this.round = round;
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * Evaluates a model on its matrices: for each the metrics of XGBoost's own, then those computed
   * here.
   *
   * @param metrics those asked for; XGBoost's own among them are known to the booster
   */
  static Evaluation of(
      Booster booster, Iterable<Matrix> matrices, Iterable<Metric> metrics, int round) {
    Evaluation own = parse(round, booster.evaluate(round));
    var values = new LinkedHashMap<String, Double>();
    for (Matrix matrix : matrices) {
      own.values.forEach(
          (column, value) -> {
            if (column.startsWith(matrix.name() + "-")) {
              values.put(column, value);
            }
          });
      for (Metric metric : metrics) {
        if (metric.computedHere()) {
          values.put(matrix.name() + "-" + metric.name(), compute(booster, matrix, metric.name()));
        }
      }
    }
    return new Evaluation(round, values);
  }

  /** Reads a line as XGBoost writes it, which is as {@link #line} writes it with more digits. */
  static Evaluation parse(int round, String line) {
    var values = new LinkedHashMap<String, Double>();
    String[] fields = line.split("\t", -1);
    for (int i = 1; i < fields.length; i++) {
      int colon = fields[i].lastIndexOf(':');
      values.put(fields[i].substring(0, colon), number(fields[i].substring(colon + 1)));
    }
    return new Evaluation(round, values);
  }

  /** The line of the log: {@code [12]<TAB>train-rmse:4.21<TAB>validation-rmse:5.02}. */
  String line() {
    var line = new StringBuilder("[").append(round).append(']');
    values.forEach(
        (column, value) -> line.append('\t').append(column).append(':').append(text(value)));
    return line.toString();
  }

  /** The last metric in the line. */
  Metric lastMetric() {
    String last = "";
    for (String column : values.keySet()) {
      last = column;
    }
    return new Metric(last.substring(last.indexOf('-') + 1));
  }

  /** The value under a name of the log, which must be there. */
  double value(String column) {
    Double value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("no metric '%s' in %s".formatted(column, values.keySet()));
    }
    return value;
  }

  private static double compute(Booster booster, Matrix matrix, String metric) {
    return ClassMetrics.isOne(metric)
        ? ClassMetrics.compute(metric, matrix.labels(), booster.margins(matrix))
        : ValueMetrics.compute(metric, matrix.labels(), booster.predictions(matrix));
  }

  private static double number(String text) {
    return switch (text) {
      case "nan", "-nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /*
   * Metrics are kept as 32-bit numbers by whoever reads the log, so no more digits are printed than
   * tell two of those apart.
   */
  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Float.toString((float) value).replace('E', 'e');
  }
}
