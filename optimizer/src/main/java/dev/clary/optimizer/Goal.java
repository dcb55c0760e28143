package dev.clary.optimizer;

/** Whether small or large values of the objective metric are wanted. */
public enum Goal {
  /** Small values are better. */
  MINIMIZE,
  /** Large values are better. */
  MAXIMIZE;

  /** Returns the value, turned so that less is better. */
  public double loss(double value) {
    return this == MINIMIZE ? value : -value;
  }
}
