package dev.clary.service.training;

/** What was last decided for an attempt. */
public enum AttemptStage {
  /** Nothing was done yet that matters. */
  PREPARING,
  /** The process is about to be started, or was. */
  LAUNCHING,
  /** The process was started and its handle is stored. */
  RUNNING,
  /** The process ended and its exit code is stored; artifacts are being put away. */
  FINISHING
}
