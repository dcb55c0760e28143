package dev.clary.service.tuning;

/** Whether a training job has a final value of the objective. */
public enum ObjectiveStatus {
  /** Not yet known: the job is unfinished. */
  PENDING,
  /** It has one, and the search uses it. */
  SUCCEEDED,
  /** It ended without one. */
  FAILED
}
