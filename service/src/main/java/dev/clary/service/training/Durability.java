package dev.clary.service.training;

/** What a write survives from the moment when the method that made it returns. */
public enum Durability {

  /**
   * The end of this process; that of the machine only a moment later, or after {@link
   * TrainingJobStore#flush()}. Enough for what can be found out again, such as the end of a program
   * whose result file is on the disk: such writes do not wait for the disk.
   */
  PROCESS,

  /** The end of the machine. Due before anything is done that only the write tells of. */
  MACHINE
}
