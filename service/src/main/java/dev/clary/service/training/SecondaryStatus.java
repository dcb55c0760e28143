package dev.clary.service.training;

/** Where a training job stands, in finer steps. */
public enum SecondaryStatus {
  /** Waiting for a slot. */
  PENDING,
  STARTING,
  DOWNLOADING,
  TRAINING,
  UPLOADING,
  COMPLETED,
  FAILED,
  STOPPING,
  STOPPED,
  MAX_RUNTIME_EXCEEDED,
  MAX_WAIT_TIME_EXCEEDED;

  /** The status of a job that stands here. */
  public TrainingStatus status() {
    return switch (this) {
      case PENDING, STARTING, DOWNLOADING, TRAINING, UPLOADING -> TrainingStatus.IN_PROGRESS;
      case STOPPING -> TrainingStatus.STOPPING;
      case COMPLETED -> TrainingStatus.COMPLETED;
      case FAILED -> TrainingStatus.FAILED;
      case STOPPED, MAX_RUNTIME_EXCEEDED, MAX_WAIT_TIME_EXCEEDED -> TrainingStatus.STOPPED;
    };
  }
}
