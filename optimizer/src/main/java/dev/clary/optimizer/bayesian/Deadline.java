package dev.clary.optimizer.bayesian;

import java.util.function.BooleanSupplier;

/** Whether the caller's time is up. Once it is, it stays so. Confined to one thread. */
final class Deadline {
  private final BooleanSupplier late;
  private boolean passed;

  Deadline(BooleanSupplier late) {
    this.late = late;
  }

  /** One that never comes. */
  static Deadline none() {
    return new Deadline(() -> false);
  }

  /** Asks the caller; to be called where work can be left undone. */
  boolean passes() {
    passed = passed || late.getAsBoolean();
    return passed;
  }

  /** Whether work was left undone. */
  boolean hasPassed() {
    return passed;
  }
}
