package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/**
 * Minimizes a smooth function within a box: limited-memory BFGS on the coordinates that may move.
 */
final class BoundedMinimizer {

  /*
   * A coordinate is blocked while it stands at a bound and the gradient pushes it outside. Only the
   * others move. A step is cut off at the box; backtracking accepts the first point that satisfies
   * Armijo's condition along the projected path, the next trial step being the minimizer of the
   * parabola through what is known, kept within [0.1, 0.5] of the last. Gradients are asked for at
   * accepted points only.
   *
   * Nocedal and Wright, Numerical Optimization, 2nd edition, algorithm 7.5, section 16.7.
   */

  /** A function with its gradient. */
  interface Function {

    /** Returns the value; infinite or NaN where there is none. */
    double value(double[] point);

    /** Writes the gradient at the point whose value was asked for last, which was finite. */
    void gradient(double[] gradient);
  }

  /**
   * How hard to try.
   *
   * @param evaluations most values of the function
   * @param firstStep length of the first step in the largest coordinate
   * @param leastDecrease a step that gains less is the last
   */
  record Effort(int evaluations, double firstStep, double leastDecrease) {}

  private static final double ARMIJO = 1e-4;
  private static final int LONGEST_BACKTRACKING = 12;

  private final Function function;
  private final double[] lower;
  private final double[] upper;
  private final Effort effort;
  private final double tolerance;
  private final Curvature curvature;
  private double[] point = new double[0];
  private double[] gradient = new double[0];
  private double value;
  private int evaluations;

  /**
   * Creates a minimizer for one use.
   *
   * @param curvature what is known of the function or one much like it; learns more
   */
  BoundedMinimizer(
      Function function, double[] lower, double[] upper, Effort effort, Curvature curvature) {
    this.function = function;
    this.lower = lower;
    this.upper = upper;
    this.effort = effort;
    this.tolerance = 1e-3 * Math.sqrt(lower.length);
    this.curvature = curvature;
  }

  /** Returns the least value found from a start; {@link #point} says where. */
  double from(double[] start) {
    point = start.clone();
    project(point);
    gradient = new double[point.length];
    value = evaluate(point);
    boolean moving = Double.isFinite(value);
    if (moving) {
      function.gradient(gradient);
    }
    while (moving && evaluations < effort.evaluations && projectedGradient() > tolerance) {
      double before = value;
      boolean plain = curvature.isUnknown();
      moving = search(direction());
      if (!moving && !plain) {
        curvature.forget(); // it misled; once more downhill
        moving = search(direction());
      } else if (before - value < effort.leastDecrease) {
        moving = false;
      }
    }
    return value;
  }

  /** Where the least value was found. */
  double[] point() {
    return point;
  }

  private double evaluate(double[] at) {
    evaluations++;
    double found = function.value(at);
    return Double.isNaN(found) ? Double.POSITIVE_INFINITY : found;
  }

  private void project(double[] at) {
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(lower[i], Math.min(upper[i], at[i]));
    }
  }

  private boolean blocked(int i) {
    return (point[i] <= lower[i] && gradient[i] > 0) || (point[i] >= upper[i] && gradient[i] < 0);
  }

  private double projectedGradient() {
    double sum = 0;
    for (int i = 0; i < point.length; i++) {
      sum += blocked(i) ? 0 : gradient[i] * gradient[i];
    }
    return Math.sqrt(sum);
  }

  /** The descent direction, zero in blocked coordinates. */
  private double[] direction() {
    double[] free = new double[point.length];
    for (int i = 0; i < free.length; i++) {
      free[i] = blocked(i) ? 0 : -gradient[i];
    }
    if (curvature.isUnknown()) {
      return steepest(free);
    }
    double[] direction = free.clone();
    curvature.solve(direction);
    for (int i = 0; i < direction.length; i++) {
      direction[i] = free[i] == 0 ? 0 : direction[i];
    }
    return Rows.dot(direction, gradient, 0, direction.length) < 0 ? direction : steepest(free);
  }

  private double[] steepest(double[] free) {
    curvature.forget();
    double largest = Arrays.stream(free).map(Math::abs).max().orElse(0);
    Rows.scale(free, largest == 0 ? 0 : effort.firstStep / largest, 0, free.length);
    return free;
  }

  /** Moves along a direction as far as pays; false if nowhere. */
  private boolean search(double[] direction) {
    double[] next = new double[point.length];
    double length = 1;
    for (int i = 0; i < LONGEST_BACKTRACKING && evaluations < effort.evaluations; i++) {
      double promised = step(direction, length, next);
      if (promised >= 0) {
        return false;
      }
      double found = evaluate(next);
      if (found <= value + ARMIJO * promised) {
        accept(next, found);
        return true;
      }
      double parabola = -promised / (2 * (found - value - promised));
      length *= Double.isFinite(found) ? Math.max(0.1, Math.min(0.5, parabola)) : 0.1;
    }
    return false;
  }

  /** Writes the projected point at a step length; returns the decrease promised by the gradient. */
  private double step(double[] direction, double length, double[] next) {
    double promised = 0;
    for (int i = 0; i < next.length; i++) {
      next[i] = Math.max(lower[i], Math.min(upper[i], point[i] + length * direction[i]));
      promised += gradient[i] * (next[i] - point[i]);
    }
    return promised;
  }

  private void accept(double[] next, double found) {
    double[] nextGradient = new double[next.length];
    function.gradient(nextGradient);
    double[] moved = next.clone();
    Rows.add(moved, -1, point, 0, moved.length);
    double[] change = nextGradient.clone();
    Rows.add(change, -1, gradient, 0, change.length);
    curvature.add(moved, change);
    point = next;
    gradient = nextGradient;
    value = found;
  }
}
