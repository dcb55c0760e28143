package dev.clary.service.store;

import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.LaunchedJob;
import dev.clary.service.tuning.TrainingCounts;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.service.tuning.TuningStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** Tuning jobs as rows, and what is to know of their training jobs without reading those. */
final class TuningJobRows {

  private TuningJobRows() {}

  /** Whether the name was free. */
  static boolean insert(Handle handle, TuningJob job) {
    return handle
            .createUpdate(
                """
                INSERT INTO tuning_job
                       (name, status, failure_reason, stop_requested, created_at, modified_at,
                        version, metric, goal, spec)
                VALUES (:name, :status, :failureReason, :stopRequested, :createdAt, :modifiedAt,
                        :version, :metric, :goal, :spec)
                    ON CONFLICT DO NOTHING
                """)
            .bind("name", job.name().value())
            .bind("status", job.status().name())
            .bind("failureReason", job.failureReason())
            .bind("stopRequested", job.stopRequested())
            .bind("createdAt", job.createdAt().toEpochMilli())
            .bind("modifiedAt", job.modifiedAt().toEpochMilli())
            .bind("version", job.version())
            .bind("metric", job.spec().objective().metric())
            .bind("goal", job.spec().objective().goal().name())
            .bind("spec", JsonText.of(job.spec()))
            .execute()
        == 1;
  }

  /** Whether the job was as the caller had read it. */
  static boolean update(Handle handle, TuningJob job) {
    return handle
            .createUpdate(
                """
                UPDATE tuning_job
                   SET status = :status, failure_reason = :failureReason,
                       modified_at = :modifiedAt, version = version + 1
                 WHERE name = :name AND version = :version
                """)
            .bind("name", job.name().value())
            .bind("version", job.version())
            .bind("status", job.status().name())
            .bind("failureReason", job.failureReason())
            .bind("modifiedAt", job.modifiedAt().toEpochMilli())
            .execute()
        == 1;
  }

  static List<TuningJob> select(Handle handle, Filter filter, String order, int limit, int offset) {
    return handle
        .createQuery(
            """
            SELECT * FROM tuning_job <where> ORDER BY <order> LIMIT :limit OFFSET :offset
            """)
        .define("where", filter.where())
        .define("order", order)
        .bind("limit", limit)
        .bind("offset", offset)
        .bindMap(filter.parameters())
        .map((row, context) -> job(row))
        .list();
  }

  private static TuningJob job(ResultSet row) throws SQLException {
    return new TuningJob(
        JsonText.read(row.getString("spec"), TuningSpec.class),
        TuningStatus.valueOf(row.getString("status")),
        Optional.ofNullable(row.getString("failure_reason")),
        row.getBoolean("stop_requested"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")),
        row.getLong("version"));
  }

  static List<LaunchedJob> launched(Handle handle, TuningJobName name) {
    return handle
        .createQuery("SELECT * FROM launched_job WHERE tuning_job = :name ORDER BY number")
        .bind("name", name.value())
        .map((row, context) -> launchedJob(row))
        .list();
  }

  private static LaunchedJob launchedJob(ResultSet row) throws SQLException {
    double value = row.getDouble("objective");
    OptionalDouble objective = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    return new LaunchedJob(
        new TrainingJobName(row.getString("name")),
        row.getInt("number"),
        JsonText.texts(row.getString("tuned")),
        TrainingStatus.valueOf(row.getString("status")),
        TrainingJobRows.failure(row),
        row.getBoolean("stop_requested"),
        objective);
  }

  static TrainingCounts counts(Handle handle, TuningJobName name) {
    return handle
        .createQuery(
            """
            SELECT count(*) FILTER (WHERE status IN ('IN_PROGRESS', 'STOPPING')) AS unfinished,
                   count(*) FILTER (WHERE status = 'COMPLETED') AS completed,
                   count(*) FILTER (WHERE status = 'STOPPED') AS stopped,
                   count(*) FILTER (WHERE failure_kind = 'INFRASTRUCTURE') AS retryable,
                   count(*) FILTER (WHERE failure_kind = 'ALGORITHM') AS failed,
                   count(objective) AS succeeded,
                   count(*) AS launched
              FROM launched_job
             WHERE tuning_job = :name
            """)
        .bind("name", name.value())
        .map((row, context) -> counts(row))
        .one();
  }

  private static TrainingCounts counts(ResultSet row) throws SQLException {
    int unfinished = row.getInt("unfinished");
    int succeeded = row.getInt("succeeded");
    return new TrainingCounts(
        unfinished,
        row.getInt("completed"),
        row.getInt("stopped"),
        row.getInt("retryable"),
        row.getInt("failed"),
        succeeded,
        unfinished,
        row.getInt("launched") - unfinished - succeeded);
  }

  static Optional<TrainingJobName> best(Handle handle, TuningJobName name) {
    return handle
        .createQuery(
            """
            SELECT name
              FROM launched_job
             WHERE tuning_job = :name AND objective IS NOT NULL
             ORDER BY CASE goal WHEN 'MINIMIZE' THEN objective ELSE -objective END, number
             LIMIT 1
            """)
        .bind("name", name.value())
        .mapTo(String.class)
        .findOne()
        .map(TrainingJobName::new);
  }
}
