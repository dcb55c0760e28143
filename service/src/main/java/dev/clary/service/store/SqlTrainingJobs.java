package dev.clary.service.store;

import static dev.clary.service.store.TrainingJobRows.select;

import dev.clary.service.store.TrainingJobRows.Page;
import dev.clary.service.training.Durability;
import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricPoint;
import dev.clary.service.training.OutputChunk;
import dev.clary.service.training.OutputPosition;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingJobQuery;
import dev.clary.service.training.TrainingJobStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The training jobs of a {@link SqlStore}. Thread-safe. */
final class SqlTrainingJobs implements TrainingJobStore {
  private static final String OLDEST_FIRST = "created_at, id";

  private final Writer writer;
  private final Readers readers;

  SqlTrainingJobs(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void insert(TrainingJob job, Durability durability) {
    writer.<@Nullable Void>write(
        handle -> {
          TrainingJobRows.insert(handle, job);
          return null;
        },
        durability);
  }

  @Override
  public Optional<TrainingJob> find(TrainingJobName name) {
    Filter named = new Filter().and("name = :name", "name", Optional.of(name.value()));
    return readers
        .read(handle -> select(handle, Optional.empty(), named, OLDEST_FIRST, Page.ALL))
        .stream()
        .findFirst();
  }

  @Override
  public List<TrainingJob> unfinished() {
    Filter unfinished = new Filter().and("status IN ('IN_PROGRESS', 'STOPPING')");
    return readers.read(
        handle -> select(handle, Optional.empty(), unfinished, OLDEST_FIRST, Page.ALL));
  }

  @Override
  public List<TrainingJob> list(TrainingJobQuery query) {
    Filter filter =
        new Filter()
            .and("tuning_job = :tuningJob", "tuningJob", query.tuningJob())
            .and("status = :status", "status", query.status().map(Enum::name))
            .and("instr(name, :part) > 0", "part", query.nameContains())
            .andTimes(query.created(), query.modified());
    Optional<String> objective =
        Optional.of(query.objective().orElse(""))
            .filter(metric -> query.order() == TrainingJobQuery.Order.OBJECTIVE);
    var page = new Page(query.offset(), query.limit());
    return readers.read(handle -> select(handle, objective, filter, order(query), page));
  }

  private static String order(TrainingJobQuery query) {
    String direction = query.descending() ? " DESC" : "";
    return switch (query.order()) {
      case NAME -> "name" + direction;
      case CREATED -> "created_at%s, name".formatted(direction);
      case STATUS -> "status%s, name".formatted(direction);
      case OBJECTIVE -> "objective%s, name".formatted(direction);
    };
  }

  @Override
  public void update(TrainingJob job, Durability durability) {
    int updated = writer.write(handle -> TrainingJobRows.update(handle, job), durability);
    if (updated == 0) {
      throw new IllegalArgumentException("training job %s was never stored".formatted(job.name()));
    }
  }

  @Override
  public void flush() {
    writer.flush();
  }

  @Override
  public void requestStop(TrainingJobName name) {
    writer.write(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE training_job SET stop_requested = 1
                     WHERE name = :name AND status IN ('IN_PROGRESS', 'STOPPING')
                    """)
                .bind("name", name.value())
                .execute());
  }

  @Override
  public boolean delete(TrainingJobName name) {
    return writer.write(handle -> TrainingJobRows.delete(handle, name));
  }

  @Override
  public void append(TrainingJobName name, OutputChunk chunk) {
    writer.<@Nullable Void>write(
        handle -> {
          OutputRows.append(handle, name, chunk);
          return null;
        },
        Durability.PROCESS);
  }

  @Override
  public OutputPosition position(TrainingJobName name, int attempt) {
    return readers.read(handle -> OutputRows.position(handle, name, attempt));
  }

  @Override
  public List<LogLine> log(TrainingJobName name, long first, int limit) {
    return readers.read(handle -> OutputRows.lines(handle, name, first, limit));
  }

  @Override
  public long lineCount(TrainingJobName name) {
    return readers.read(handle -> OutputRows.lineCount(handle, name));
  }

  @Override
  public List<MetricPoint> metrics(TrainingJobName name) {
    return readers.read(handle -> OutputRows.points(handle, name));
  }
}
