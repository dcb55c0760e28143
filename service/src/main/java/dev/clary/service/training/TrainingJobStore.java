package dev.clary.service.training;

import java.util.List;
import java.util.Optional;

/**
 * Keeps training jobs, their output and their metrics. When a method that writes returns, everybody
 * sees what it wrote, and it survives what its {@link Durability} says, the end of the machine
 * where nothing is said. What was written first survives if what was written later does.
 * Thread-safe.
 */
public interface TrainingJobStore {

  /**
   * Stores a new job.
   *
   * @throws dev.clary.service.AlreadyExistsException if the name is taken; names differ by more
   *     than case
   */
  void insert(TrainingJob job, Durability durability);

  default void insert(TrainingJob job) {
    insert(job, Durability.MACHINE);
  }

  Optional<TrainingJob> find(TrainingJobName name);

  /** Jobs whose status is not final, oldest first. */
  List<TrainingJob> unfinished();

  List<TrainingJob> list(TrainingJobQuery query);

  /** Writes status, transitions, attempt, failure and time of change of a job; nothing else. */
  void update(TrainingJob job, Durability durability);

  default void update(TrainingJob job) {
    update(job, Durability.MACHINE);
  }

  /**
   * Returns when everything written before survives the end of the machine, which takes some
   * milliseconds: it waits for others that have to wait for the disk anyway.
   */
  void flush();

  /** Notes that the job shall end; nothing happens when it already has, or is unknown. */
  void requestStop(TrainingJobName name);

  /**
   * Removes a job that has ended, with its log, metrics and labels.
   *
   * @return false if there is no such job, or it has not ended
   */
  boolean delete(TrainingJobName name);

  /**
   * Adds lines to a job's log and what was found in them, and remembers how much of the output of
   * the attempt was read: all of it or nothing. Survives the end of the process at once: until the
   * output is removed it can be read again.
   */
  void append(TrainingJobName name, OutputChunk chunk);

  /** How much of the output of the job's attempt was stored. */
  OutputPosition position(TrainingJobName name, int attempt);

  /** At most {@code limit} lines of the job's log from line {@code first} on. */
  List<LogLine> log(TrainingJobName name, long first, int limit);

  /** The number that the job's next line will get. */
  long lineCount(TrainingJobName name);

  /** All values found for the job, in the order of their lines. */
  List<MetricPoint> metrics(TrainingJobName name);
}
