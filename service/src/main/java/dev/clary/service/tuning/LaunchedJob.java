package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.training.Failure;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingJobName;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.training.TuningOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a tuning job needs to know of a training job that it launched; a training job without its
 * weight. Immutable.
 *
 * @param number of the suggestion, from 1
 * @param tuned the suggested values by hyperparameter
 * @param stopRequested whether its end was asked for, by a person or by the tuning job
 * @param objective the objective metric's final value, finite. A job has one when it completed, or
 *     was ended by its own time limit, after having logged one: what it had reached by then is a
 *     legitimate measurement. A job that failed has none, and one that was stopped on request has
 *     none either, since nothing says how far from its end it was.
 */
public record LaunchedJob(
    TrainingJobName name,
    int number,
    Map<String, String> tuned,
    TrainingStatus status,
    Optional<Failure> failure,
    boolean stopRequested,
    OptionalDouble objective) {

  public LaunchedJob {
    requireNonNull(name, "name");
    tuned = Map.copyOf(tuned);
    requireNonNull(status, "status");
    requireNonNull(failure, "failure");
    requireNonNull(objective, "objective");
  }

  /**
   * What a training job is to the tuning job that launched it.
   *
   * @param metric the objective metric's name
   * @throws java.util.NoSuchElementException if no tuning job launched it
   */
  public static LaunchedJob of(TrainingJob job, String metric) {
    TuningOrigin origin = job.spec().origin().orElseThrow();
    boolean measured =
        job.status() == TrainingStatus.COMPLETED
            || (job.status() == TrainingStatus.STOPPED && !job.stopRequested());
    return new LaunchedJob(
        job.name(),
        origin.number(),
        origin.tuned(),
        job.status(),
        job.failure(),
        job.stopRequested(),
        measured
            ? job.latest(metric).stream().mapToDouble(point -> point.value()).findFirst()
            : OptionalDouble.empty());
  }

  /** Where it stands as far as the objective is concerned. */
  public ObjectiveStatus objectiveStatus() {
    if (!status.isFinal()) {
      return ObjectiveStatus.PENDING;
    }
    return objective.isPresent() ? ObjectiveStatus.SUCCEEDED : ObjectiveStatus.FAILED;
  }

  /** The suggestion that it tries. */
  Suggestion suggestion(SearchSpace space) {
    return Suggestion.of(number, assignment(space));
  }

  /**
   * What a search learns from it, empty while it is unfinished. A job with an objective value
   * succeeded. One that failed by itself or logged no value is the algorithm's failure: its values
   * are bad ones. One that the machine failed, or that was stopped on request, teaches nothing.
   */
  Optional<Observation> observation(SearchSpace space) {
    if (!status.isFinal()) {
      return Optional.empty();
    }
    Assignment assignment = assignment(space);
    return Optional.of(
        objective.isPresent()
            ? Observation.succeeded(number, assignment, objective.getAsDouble())
            : Observation.failed(number, assignment, blame()));
  }

  private FailureKind blame() {
    if (failure.isPresent()) {
      return switch (failure.get().kind()) {
        case ALGORITHM -> FailureKind.ALGORITHM;
        case INFRASTRUCTURE -> FailureKind.INFRASTRUCTURE;
      };
    }
    return status == TrainingStatus.STOPPED && stopRequested
        ? FailureKind.STOPPED
        : FailureKind.ALGORITHM;
  }

  private Assignment assignment(SearchSpace space) {
    var values = new LinkedHashMap<String, String>();
    for (ParameterRange range : space.ranges()) {
      values.put(range.name(), requireNonNull(tuned.get(range.name()), range.name()));
    }
    return new Assignment(values);
  }
}
