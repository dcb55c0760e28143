package dev.clary.service.tuning;

/** Where a tuning job stands. */
public enum TuningStatus {
  IN_PROGRESS,
  STOPPING,
  COMPLETED,
  FAILED,
  STOPPED;

  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == STOPPED;
  }
}
