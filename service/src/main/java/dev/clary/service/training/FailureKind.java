package dev.clary.service.training;

/** Whose fault a failed training job was. */
public enum FailureKind {
  /** The program's, or its data's: the same job would fail again, and a search learns from it. */
  ALGORITHM,
  /** The machine's: the same job may succeed when run again, and a search learns nothing. */
  INFRASTRUCTURE
}
