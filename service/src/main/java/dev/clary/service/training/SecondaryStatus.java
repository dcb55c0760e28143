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
  MAX_RUNTIME_EXCEEDED
}
