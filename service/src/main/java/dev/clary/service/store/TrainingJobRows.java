package dev.clary.service.store;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.tags.Tagged;
import dev.clary.service.training.Attempt;
import dev.clary.service.training.AttemptStage;
import dev.clary.service.training.Failure;
import dev.clary.service.training.FailureKind;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingSpec;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.training.Transition;
import dev.clary.service.training.TuningOrigin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import tools.jackson.core.type.TypeReference;

/** Training jobs as rows: how they are written, read and put together again. */
final class TrainingJobRows {

  /** A training job as one row for each of its latest metrics, or one row if it has none. */
  private static final String SELECT =
      """
      SELECT j.*, s.access_key, s.admin, s.explanation, s.definition, s.request,
             m.metric, m.value, m.at, m.line
        FROM (SELECT j.*, <objective> AS objective
                FROM training_job j <join>
               <where>
               ORDER BY <order>
               LIMIT :limit OFFSET :offset) j
        JOIN training_spec s ON s.training_job = j.id
        LEFT JOIN latest_metric m ON m.training_job = j.id
       ORDER BY <order>, m.metric
      """;

  private TrainingJobRows() {}

  static void insert(Handle handle, TrainingJob job) {
    Optional<Long> id =
        bindState(handle.createQuery(INSERT), job)
            .bind("tuningJob", job.spec().origin().map(TuningOrigin::tuningJob))
            .bind("number", job.spec().origin().map(TuningOrigin::number))
            .bind("tuned", job.spec().origin().map(origin -> JsonText.of(origin.tuned())))
            .bind("stopRequested", job.stopRequested())
            .bind("createdAt", job.createdAt().toEpochMilli())
            .mapTo(Long.class)
            .findOne();
    if (id.isEmpty()) {
      throw new AlreadyExistsException(
          "Training job names must be unique within an AWS account and region, and a training job"
              + " with this name already exists (%s)".formatted(job.name()));
    }
    insertSpec(handle, id.get(), job.spec());
    putLatest(handle, id.get(), job.latestMetrics());
    job.spec()
        .origin()
        .ifPresent(origin -> SqlTags.inherit(handle, job.name().value(), origin.tuningJob()));
  }

  /** The tables whose rows belong to a training job. */
  private static final List<String> PARTS =
      List.of("training_spec", "latest_metric", "metric_point", "log_line", "output_position");

  /** Removes a job that has ended with all that belongs to it. */
  static boolean delete(Handle handle, TrainingJobName name) {
    Optional<Long> id =
        handle
            .createQuery(
                """
                SELECT id FROM training_job
                 WHERE name = :name AND status NOT IN ('IN_PROGRESS', 'STOPPING')
                """)
            .bind("name", name.value())
            .mapTo(Long.class)
            .findOne();
    if (id.isEmpty()) {
      return false;
    }
    for (String part : PARTS) {
      handle
          .createUpdate("DELETE FROM <part> WHERE training_job = :id")
          .define("part", part)
          .bind("id", id.get())
          .execute();
    }
    SqlTags.clear(handle, new Tagged(Tagged.Kind.TRAINING_JOB, name.value()));
    return handle
            .createUpdate("DELETE FROM training_job WHERE id = :id")
            .bind("id", id.get())
            .execute()
        > 0;
  }

  private static final String INSERT =
      """
      INSERT INTO training_job
             (name, tuning_job, number, tuned, status, failure_kind, failure_reason, stop_requested,
              created_at, modified_at, attempt, stage, handle, exit_code, transitions)
      VALUES (:name, :tuningJob, :number, :tuned, :status, :failureKind, :failureReason,
              :stopRequested, :createdAt, :modifiedAt, :attempt, :stage, :handle, :exitCode,
              :transitions)
          ON CONFLICT DO NOTHING
      RETURNING id
      """;

  private static void insertSpec(Handle handle, long id, TrainingSpec spec) {
    handle
        .createUpdate(
            """
            INSERT INTO training_spec
                   (training_job, access_key, admin, explanation, definition, request)
            VALUES (:id, :accessKey, :admin, :explanation, :definition, :request)
            """)
        .bind("id", id)
        .bind("accessKey", spec.owner().accessKeyId())
        .bind("admin", spec.owner().administrator())
        .bind("explanation", spec.origin().map(origin -> JsonText.of(origin.explanation())))
        .bind("definition", JsonText.of(spec.definition()))
        .bind("request", spec.request())
        .execute();
  }

  static void putLatest(Handle handle, long id, List<MetricPoint> points) {
    for (MetricPoint point : points) {
      handle
          .createUpdate(
              """
              INSERT INTO latest_metric (training_job, metric, value, at, line)
              VALUES (:id, :metric, :value, :at, :line)
                  ON CONFLICT (training_job, metric)
                  DO UPDATE SET value = excluded.value, at = excluded.at, line = excluded.line
              """)
          .bind("id", id)
          .bind("metric", point.metric())
          .bind("value", point.value())
          .bind("at", point.at().toEpochMilli())
          .bind("line", point.line())
          .execute();
    }
  }

  static int update(Handle handle, TrainingJob job) {
    return bindState(
            handle.createUpdate(
                """
                UPDATE training_job
                   SET status = :status, failure_kind = :failureKind,
                       failure_reason = :failureReason, modified_at = :modifiedAt,
                       attempt = :attempt, stage = :stage, handle = :handle,
                       exit_code = :exitCode, transitions = :transitions
                 WHERE name = :name
                """),
            job)
        .execute();
  }

  /** Binds what {@code update} writes, and the name. */
  private static <T extends SqlStatement<T>> T bindState(T statement, TrainingJob job) {
    Optional<Attempt> attempt = job.attempt();
    return statement
        .bind("name", job.name().value())
        .bind("status", job.status().name())
        .bind("failureKind", job.failure().map(failure -> failure.kind().name()))
        .bind("failureReason", job.failure().map(Failure::reason))
        .bind("modifiedAt", job.modifiedAt().toEpochMilli())
        .bind("attempt", attempt.map(Attempt::number))
        .bind("stage", attempt.map(a -> a.stage().name()))
        .bind("handle", attempt.flatMap(Attempt::handle))
        .bind("exitCode", attempt.flatMap(Attempt::exitCode))
        .bind("transitions", JsonText.of(job.transitions()));
  }

  /**
   * Reads jobs, whole.
   *
   * @param objective the metric whose latest value the order may name as {@code objective}; jobs
   *     without one are then left out
   * @param order ends with a column that no two jobs share
   */
  static List<TrainingJob> select(
      Handle handle, Optional<String> objective, Filter filter, String order, Page page) {
    objective.ifPresent(metric -> filter.and("o.metric = :objective", "objective", objective));
    return handle
        .createQuery(SELECT)
        .define("objective", objective.isPresent() ? "o.value" : "NULL")
        .define(
            "join", objective.isPresent() ? "JOIN latest_metric o ON o.training_job = j.id" : "")
        .define("where", filter.where())
        .define("order", order)
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .bindMap(filter.parameters())
        .scanResultSet((rows, context) -> fold(rows.get()));
  }

  /** Which of the jobs found: at most {@code limit} after the first {@code offset}. */
  record Page(int offset, int limit) {
    static final Page ALL = new Page(0, Integer.MAX_VALUE);
  }

  private static List<TrainingJob> fold(ResultSet rows) throws SQLException {
    var jobs = new ArrayList<TrainingJob>();
    boolean more = rows.next();
    while (more) {
      long id = rows.getLong("id");
      TrainingSpec spec = spec(rows);
      TrainingJob job = job(rows, spec);
      var latest = new ArrayList<MetricPoint>();
      do {
        if (rows.getString("metric") != null) {
          latest.add(
              new MetricPoint(
                  rows.getString("metric"),
                  rows.getDouble("value"),
                  Instant.ofEpochMilli(rows.getLong("at")),
                  rows.getLong("line")));
        }
        more = rows.next();
      } while (more && rows.getLong("id") == id);
      jobs.add(withLatest(job, latest));
    }
    return jobs;
  }

  private static TrainingSpec spec(ResultSet row) throws SQLException {
    return new TrainingSpec(
        new TrainingJobName(row.getString("name")),
        new Owner(row.getString("access_key"), row.getBoolean("admin")),
        origin(row),
        JsonText.read(row.getString("definition"), TrainingDefinition.class),
        row.getString("request"));
  }

  private static Optional<TuningOrigin> origin(ResultSet row) throws SQLException {
    String tuningJob = row.getString("tuning_job");
    if (tuningJob == null) {
      return Optional.empty();
    }
    Map<String, Object> explanation = JsonText.facts(row.getString("explanation"));
    Map<String, String> tuned = JsonText.texts(row.getString("tuned"));
    return Optional.of(new TuningOrigin(tuningJob, row.getInt("number"), tuned, explanation));
  }

  private static TrainingJob job(ResultSet row, TrainingSpec spec) throws SQLException {
    return new TrainingJob(
        spec,
        TrainingStatus.valueOf(row.getString("status")),
        JsonText.read(row.getString("transitions"), new TypeReference<List<Transition>>() {}),
        attempt(row),
        failure(row),
        List.of(),
        row.getBoolean("stop_requested"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")));
  }

  private static Optional<Attempt> attempt(ResultSet row) throws SQLException {
    String stage = row.getString("stage");
    if (stage == null) {
      return Optional.empty();
    }
    int code = row.getInt("exit_code");
    Optional<Integer> exitCode = row.wasNull() ? Optional.empty() : Optional.of(code);
    return Optional.of(
        new Attempt(
            row.getInt("attempt"),
            AttemptStage.valueOf(stage),
            Optional.ofNullable(row.getString("handle")),
            exitCode));
  }

  static Optional<Failure> failure(ResultSet row) throws SQLException {
    String kind = row.getString("failure_kind");
    return kind == null
        ? Optional.empty()
        : Optional.of(new Failure(FailureKind.valueOf(kind), row.getString("failure_reason")));
  }

  private static TrainingJob withLatest(TrainingJob job, List<MetricPoint> latest) {
    return new TrainingJob(
        job.spec(),
        job.status(),
        job.transitions(),
        job.attempt(),
        job.failure(),
        latest,
        job.stopRequested(),
        job.createdAt(),
        job.modifiedAt());
  }
}
