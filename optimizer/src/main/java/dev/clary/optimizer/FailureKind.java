package dev.clary.optimizer;

/** Why a suggestion has no objective value. */
public enum FailureKind {
  /**
   * Training crashed or reported no finite value: the assignment is to blame and is learned from.
   */
  ALGORITHM,
  /** The machine is to blame: nothing is learned, the assignment may be tried again. */
  INFRASTRUCTURE,
  /** Ended from outside without a final value: nothing is learned. */
  STOPPED
}
