package dev.clary.service.tuning;

import dev.clary.service.training.TrainingJobName;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tuning jobs. When a method that writes returns, what it wrote survives the end of the
 * process and of the machine. Thread-safe.
 */
public interface TuningJobStore {

  /**
   * Stores a new job.
   *
   * @throws dev.clary.service.AlreadyExistsException if the name is taken, whatever its case
   */
  void insert(TuningJob job);

  Optional<TuningJob> find(TuningJobName name);

  /** Jobs whose status is not final, oldest first. */
  List<TuningJob> unfinished();

  List<TuningJob> list(TuningJobQuery query);

  /**
   * Writes status, failure reason and time of change of a job.
   *
   * @return the job as stored, with its new version
   * @throws StaleJobException if it was written since it was read
   */
  TuningJob update(TuningJob job);

  /**
   * Notes that the job shall end, by which it is stopping, and changes its version; nothing happens
   * when it already is, or has ended, or is unknown.
   */
  void requestStop(TuningJobName name);

  /**
   * Removes a job that has ended, with its labels. The training jobs it launched stay, and as long
   * as one of them does, so does its name.
   *
   * @return false if there is no such job, or it has not ended
   */
  boolean delete(TuningJobName name);

  /** The training jobs of a tuning job, by number. */
  List<LaunchedJob> launched(TuningJobName name);

  /** How many training jobs of a tuning job stand where; all 0 for an unknown one. */
  TrainingCounts counts(TuningJobName name);

  /**
   * The training job with the best objective value, the one with the lowest number among equals;
   * empty while none has one.
   */
  Optional<TrainingJobName> best(TuningJobName name);
}
