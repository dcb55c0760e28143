package dev.clary.service.store;

import dev.clary.service.metrics.Measurement;
import dev.clary.service.metrics.Metric;
import dev.clary.service.metrics.MetricStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The measurements of a {@link SqlStore}. Thread-safe. */
final class SqlMetrics implements MetricStore {
  private final Writer writer;
  private final Readers readers;

  SqlMetrics(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void add(Map<Metric, List<Measurement>> measurements) {
    writer.<@Nullable Void>write(
        handle -> {
          measurements.forEach((metric, added) -> insert(handle, metric, added));
          return null;
        });
  }

  private static void insert(Handle handle, Metric metric, List<Measurement> measurements) {
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO measurement
                   (namespace, metric, dimensions, at, count, sum, min, max, unit)
            VALUES (:namespace, :metric, :dimensions, :at, :count, :sum, :min, :max, :unit)
            """);
    for (Measurement measurement : measurements) {
      batch
          .bind("namespace", metric.namespace())
          .bind("metric", metric.name())
          .bind("dimensions", JsonText.of(metric.dimensions()))
          .bind("at", measurement.at().toEpochMilli())
          .bind("count", measurement.count())
          .bind("sum", measurement.sum())
          .bind("min", measurement.min())
          .bind("max", measurement.max())
          .bind("unit", measurement.unit())
          .add();
    }
    batch.execute();
  }

  @Override
  public List<Measurement> read(Metric metric, Instant from, Instant to) {
    return readers.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT at, count, sum, min, max, unit
                      FROM measurement
                     WHERE namespace = :namespace AND metric = :metric
                       AND dimensions = :dimensions AND at >= :from AND at < :to
                     ORDER BY at, id
                    """)
                .bind("namespace", metric.namespace())
                .bind("metric", metric.name())
                .bind("dimensions", JsonText.of(metric.dimensions()))
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map((row, context) -> measurement(row))
                .list());
  }

  private static Measurement measurement(ResultSet row) throws SQLException {
    return new Measurement(
        Instant.ofEpochMilli(row.getLong("at")),
        row.getDouble("count"),
        row.getDouble("sum"),
        row.getDouble("min"),
        row.getDouble("max"),
        row.getString("unit"));
  }

  @Override
  public List<Metric> list(
      Optional<String> namespace, Optional<String> name, Optional<Instant> since) {
    Filter filter =
        new Filter()
            .and("namespace = :namespace", "namespace", namespace)
            .and("metric = :metric", "metric", name)
            .and("at >= :since", "since", since.map(Instant::toEpochMilli));
    return readers.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT namespace, metric, dimensions
                      FROM measurement
                    <where>
                     ORDER BY namespace, metric, dimensions
                    """)
                .define("where", filter.where())
                .bindMap(filter.parameters())
                .map((row, context) -> metric(row))
                .list());
  }

  private static Metric metric(ResultSet row) throws SQLException {
    return new Metric(
        row.getString("namespace"),
        row.getString("metric"),
        JsonText.texts(row.getString("dimensions")));
  }
}
