package dev.clary.server.operation;

import dev.clary.service.training.SecondaryStatus;
import dev.clary.service.training.TrainingJob;
import dev.clary.service.training.TrainingStatus;
import dev.clary.service.tuning.ObjectiveStatus;
import dev.clary.service.tuning.StrategyName;
import dev.clary.service.tuning.TuningJob;
import dev.clary.service.tuning.TuningStatus;
import java.util.Arrays;
import java.util.Optional;

/** The names that the API has for the service's enumerations. */
final class Labels {

  private Labels() {}

  /** A job that was asked to stop is stopping, whether or not somebody has begun with it. */
  static String of(TrainingJob job) {
    return job.stopRequested() && !job.status().isFinal()
        ? of(TrainingStatus.STOPPING)
        : of(job.status());
  }

  static String of(TuningJob job) {
    return job.stopRequested() && !job.status().isFinal()
        ? of(TuningStatus.STOPPING)
        : of(job.status());
  }

  static String of(TrainingStatus status) {
    return switch (status) {
      case IN_PROGRESS -> "InProgress";
      case STOPPING -> "Stopping";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case STOPPED -> "Stopped";
    };
  }

  static String of(TuningStatus status) {
    return switch (status) {
      case IN_PROGRESS -> "InProgress";
      case STOPPING -> "Stopping";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case STOPPED -> "Stopped";
    };
  }

  static String of(SecondaryStatus status) {
    return switch (status) {
      case PENDING -> "Pending";
      case STARTING -> "Starting";
      case DOWNLOADING -> "Downloading";
      case TRAINING -> "Training";
      case UPLOADING -> "Uploading";
      case COMPLETED -> "Completed";
      case FAILED -> "Failed";
      case STOPPING -> "Stopping";
      case STOPPED -> "Stopped";
      case MAX_RUNTIME_EXCEEDED -> "MaxRuntimeExceeded";
      case MAX_WAIT_TIME_EXCEEDED -> "MaxWaitTimeExceeded";
    };
  }

  static String of(ObjectiveStatus status) {
    return switch (status) {
      case PENDING -> "Pending";
      case SUCCEEDED -> "Succeeded";
      case FAILED -> "Failed";
    };
  }

  static String of(StrategyName strategy) {
    return switch (strategy) {
      case RANDOM -> "Random";
      case BAYESIAN -> "Bayesian";
    };
  }

  /** The status of that name, or empty for one that no job here ever has. */
  static Optional<TrainingStatus> trainingStatus(String name) {
    return Arrays.stream(TrainingStatus.values())
        .filter(status -> of(status).equals(name))
        .findFirst();
  }

  /** The status of that name, or empty for one that no job here ever has. */
  static Optional<TuningStatus> tuningStatus(String name) {
    return Arrays.stream(TuningStatus.values())
        .filter(status -> of(status).equals(name))
        .findFirst();
  }
}
