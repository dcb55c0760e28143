package dev.clary.service.training;

/** Where a training job stands. */
public enum TrainingStatus {
  IN_PROGRESS,
  STOPPING,
  COMPLETED,
  FAILED,
  STOPPED;

  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == STOPPED;
  }
}
