package dev.clary.service.store;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.OutputPosition;
import dev.clary.service.training.TrainingJobName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What training jobs wrote: log lines, the values found in them, and how far both go. */
final class OutputRows {

  private OutputRows() {}

  static void append(Handle handle, TrainingJobName name, OutputChunk chunk) {
    long id =
        handle
            .createQuery("SELECT id FROM training_job WHERE name = :name")
            .bind("name", name.value())
            .mapTo(Long.class)
            .findOne()
            .orElseThrow(() -> new IllegalArgumentException("no training job %s".formatted(name)));
    appendLines(handle, id, chunk.lines());
    appendPoints(handle, id, chunk.points());
    TrainingJobRows.putLatest(handle, id, chunk.latestMetrics());
    handle
        .createUpdate(
            """
            INSERT INTO output_position (training_job, attempt, offset)
            VALUES (:id, :attempt, :end)
                ON CONFLICT (training_job, attempt) DO UPDATE SET offset = excluded.offset
            """)
        .bind("id", id)
        .bind("attempt", chunk.attempt())
        .bind("end", chunk.end())
        .execute();
  }

  private static void appendLines(Handle handle, long id, List<LogLine> lines) {
    var batch = handle.prepareBatch("INSERT INTO log_line VALUES (:id, :number, :at, :text)");
    for (LogLine line : lines) {
      batch
          .bind("id", id)
          .bind("number", line.number())
          .bind("at", line.at().toEpochMilli())
          .bind("text", line.text())
          .add();
    }
    batch.execute();
  }

  private static void appendPoints(Handle handle, long id, List<MetricPoint> points) {
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO metric_point (training_job, line, ordinal, metric, value, at)
            VALUES (:id, :line, :ordinal, :metric, :value, :at)
            """);
    for (int i = 0; i < points.size(); i++) {
      MetricPoint point = points.get(i);
      batch
          .bind("id", id)
          .bind("line", point.line())
          .bind("ordinal", i)
          .bind("metric", point.metric())
          .bind("value", point.value()) // SQLite keeps NaN as NULL
          .bind("at", point.at().toEpochMilli())
          .add();
    }
    batch.execute();
  }

  static OutputPosition position(Handle handle, TrainingJobName name, int attempt) {
    return handle
        .createQuery(
            """
            SELECT coalesce((SELECT p.offset FROM output_position p
                              WHERE p.training_job = j.id AND p.attempt = :attempt), 0) AS offset,
                   coalesce((SELECT max(l.number) + 1 FROM log_line l
                              WHERE l.training_job = j.id), 0) AS line
              FROM training_job j
             WHERE j.name = :name
            """)
        .bind("name", name.value())
        .bind("attempt", attempt)
        .map((row, context) -> new OutputPosition(row.getLong("offset"), row.getLong("line")))
        .findOne()
        .orElse(new OutputPosition(0, 0));
  }

  static long lineCount(Handle handle, TrainingJobName name) {
    return handle
        .createQuery(
            """
            SELECT coalesce(max(l.number) + 1, 0)
              FROM training_job j JOIN log_line l ON l.training_job = j.id
             WHERE j.name = :name
            """)
        .bind("name", name.value())
        .mapTo(Long.class)
        .one();
  }

  static List<LogLine> lines(Handle handle, TrainingJobName name, long first, int limit) {
    return handle
        .createQuery(
            """
            SELECT l.number, l.at, l.text
              FROM training_job j JOIN log_line l ON l.training_job = j.id
             WHERE j.name = :name AND l.number >= :first
             ORDER BY l.number
             LIMIT :limit
            """)
        .bind("name", name.value())
        .bind("first", first)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new LogLine(
                    row.getLong("number"),
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("text")))
        .list();
  }

  static List<MetricPoint> points(Handle handle, TrainingJobName name) {
    return handle
        .createQuery(
            """
            SELECT p.metric, p.value, p.at, p.line
              FROM training_job j JOIN metric_point p ON p.training_job = j.id
             WHERE j.name = :name
             ORDER BY p.line, p.ordinal
            """)
        .bind("name", name.value())
        .map((row, context) -> point(row))
        .list();
  }

  private static MetricPoint point(ResultSet row) throws SQLException {
    double number = row.getDouble("value");
    double value = row.wasNull() ? Double.NaN : number;
    return new MetricPoint(
        row.getString("metric"),
        value,
        Instant.ofEpochMilli(row.getLong("at")),
        row.getLong("line"));
  }
}
