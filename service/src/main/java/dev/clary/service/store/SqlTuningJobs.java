package dev.clary.service.store;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.tags.Tagged;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.tuning.LaunchedJob;
import dev.clary.service.tuning.StaleJobException;
import dev.clary.service.tuning.TrainingCounts;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningJobQuery;
import dev.clary.service.tuning.TuningJobStore;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tuning jobs of a {@link SqlStore}. Thread-safe. */
final class SqlTuningJobs implements TuningJobStore {
  private final Writer writer;
  private final Readers readers;

  SqlTuningJobs(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void insert(TuningJob job) {
    boolean inserted =
        writer.write(
            handle -> !hasLaunched(handle, job.name()) && TuningJobRows.insert(handle, job));
    if (!inserted) {
      throw new AlreadyExistsException(
          ("A hyperparameter tuning job with the name, %s, already exists. Choose a different"
                  + " name.")
              .formatted(job.name()));
    }
  }

  /** Those of a job of the same name that was removed would be taken for this one's. */
  private static boolean hasLaunched(Handle handle, TuningJobName name) {
    return handle
            .createQuery("SELECT count(*) FROM training_job WHERE tuning_job = :name")
            .bind("name", name.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }

  @Override
  public boolean delete(TuningJobName name) {
    return writer.write(
        handle -> {
          int deleted =
              handle
                  .createUpdate(
                      """
                      DELETE FROM tuning_job
                       WHERE name = :name AND status NOT IN ('IN_PROGRESS', 'STOPPING')
                      """)
                  .bind("name", name.value())
                  .execute();
          if (deleted > 0) {
            SqlTags.clear(handle, new Tagged(Tagged.Kind.TUNING_JOB, name.value()));
          }
          return deleted > 0;
        });
  }

  @Override
  public Optional<TuningJob> find(TuningJobName name) {
    Filter named = new Filter().and("name = :name", "name", Optional.of(name.value()));
    return readers.read(handle -> TuningJobRows.select(handle, named, "name", 1, 0)).stream()
        .findFirst();
  }

  @Override
  public List<TuningJob> unfinished() {
    Filter unfinished = new Filter().and("status IN ('IN_PROGRESS', 'STOPPING')");
    return readers.read(
        handle -> TuningJobRows.select(handle, unfinished, "created_at, id", Integer.MAX_VALUE, 0));
  }

  @Override
  public List<TuningJob> list(TuningJobQuery query) {
    Filter filter =
        new Filter()
            .and("status = :status", "status", query.status().map(Enum::name))
            .and("instr(name, :part) > 0", "part", query.nameContains())
            .andTimes(query.created(), query.modified());
    return readers.read(
        handle ->
            TuningJobRows.select(handle, filter, order(query), query.limit(), query.offset()));
  }

  private static String order(TuningJobQuery query) {
    String direction = query.descending() ? " DESC" : "";
    return switch (query.order()) {
      case NAME -> "name" + direction;
      case CREATED -> "created_at%s, name".formatted(direction);
      case STATUS -> "status%s, name".formatted(direction);
    };
  }

  @Override
  public TuningJob update(TuningJob job) {
    boolean updated = writer.write(handle -> TuningJobRows.update(handle, job));
    if (!updated) {
      throw new StaleJobException(job.name(), job.version());
    }
    return job.withVersion(job.version() + 1);
  }

  @Override
  public void requestStop(TuningJobName name) {
    writer.<@Nullable Void>write(
        handle -> {
          requestStop(handle, name);
          return null;
        });
  }

  /** The version changes, too, so that nobody can finish a job that he has not seen stopping. */
  private static void requestStop(Handle handle, TuningJobName name) {
    handle
        .createUpdate(
            """
            UPDATE tuning_job
               SET stop_requested = 1, status = 'STOPPING', version = version + 1
             WHERE name = :name AND status = 'IN_PROGRESS'
            """)
        .bind("name", name.value())
        .execute();
  }

  @Override
  public List<LaunchedJob> launched(TuningJobName name) {
    return readers.read(handle -> TuningJobRows.launched(handle, name));
  }

  @Override
  public TrainingCounts counts(TuningJobName name) {
    return readers.read(handle -> TuningJobRows.counts(handle, name));
  }

  @Override
  public Optional<TrainingJobName> best(TuningJobName name) {
    return readers.read(handle -> TuningJobRows.best(handle, name));
  }
}
