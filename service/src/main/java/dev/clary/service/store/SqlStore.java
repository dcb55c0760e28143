package dev.clary.service.store;

import static java.util.Objects.requireNonNull;

import dev.clary.service.StorageException;
import dev.clary.service.metrics.MetricStore;
import dev.clary.service.tags.TagStore;
import dev.clary.service.training.TrainingJobStore;
import dev.clary.service.tuning.TuningJobStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps all jobs in one SQLite file with a write-ahead log. Every write is on the disk when its
 * method returns; times are kept to the millisecond. Thread-safe.
 *
 * <p>All writes go through one connection on one thread, so that no writer ever waits for a lock;
 * reads have connections of their own and wait for nobody. One process at a time may have the file
 * open: that is for the owner of the directory to see to.
 */
public final class SqlStore implements AutoCloseable {
  private static final int READERS = 4;

  private final Writer writer;
  private final Readers readers;
  private final TrainingJobStore trainingJobs;
  private final TuningJobStore tuningJobs;
  private final TagStore tags;
  private final MetricStore metrics;

  private SqlStore(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
    this.trainingJobs = new SqlTrainingJobs(writer, readers);
    this.tuningJobs = new SqlTuningJobs(writer, readers);
    this.tags = new SqlTags(writer, readers);
    this.metrics = new SqlMetrics(writer, readers);
  }

  /**
   * Opens the store in a file, which is made or brought to the present schema where needed.
   *
   * @throws StorageException if the file cannot be used: no place to write, on a network file
   *     system, not a store of ours, or written by a newer version
   */
  public static SqlStore open(Path file) {
    Path absolute = requireNonNull(file, "file").toAbsolutePath();
    FileSystemCheck.check(absolute);
    var database = new Database(absolute);
    Writer writer = Writer.start(database);
    try {
      writer.write(
          handle -> {
            Schema.upgrade(handle, absolute);
            return null;
          });
      return new SqlStore(writer, new Readers(database, READERS));
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /** The training jobs in this store. */
  public TrainingJobStore trainingJobs() {
    return trainingJobs;
  }

  /** The tuning jobs in this store. */
  public TuningJobStore tuningJobs() {
    return tuningJobs;
  }

  /** The labels on jobs in this store. */
  public TagStore tags() {
    return tags;
  }

  /** The measurements in this store. */
  public MetricStore metrics() {
    return metrics;
  }

  /**
   * Why nothing can be stored at present, if that is for want of room on the disk; empty again
   * within seconds after there is.
   */
  public Optional<String> trouble() {
    return writer.trouble();
  }

  /** Finishes the writes that were begun and closes the file. What comes later is refused. */
  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
