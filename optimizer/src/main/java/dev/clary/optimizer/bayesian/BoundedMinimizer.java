package dev.clary.optimizer.bayesian;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimizes a smooth function within a box: limited-memory BFGS on the coordinates that may move.
 */
final class BoundedMinimizer {

  /*
   * A coordinate is blocked while it stands at a bound and the gradient pushes it outside. The
   * two-loop recursion sees the others only. A step is cut off at the box; backtracking accepts the
   * first point that satisfies Armijo's condition along the projected path, the next trial step
   * being the minimizer of the parabola through what is known, kept within [0.1, 0.5] of the last.
   *
   * Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5, section 16.7.
   */

  /** A function with its gradient. */
  interface Function {

    /** Returns the value and writes the gradient; infinite where there is no value. */
    double at(double[] point, double[] gradient);
  }

  /** A step, the change of the gradient along it, and their inner product. */
  private static final class Pair {
    private final double[] step;
    private final double[] change;
    private final double product;

    Pair(double[] step, double[] change, double product) {
      this.step = step;
      this.change = change;
      this.product = product;
    }
  }

  private static final int MEMORY = 8;
  private static final double ARMIJO = 1e-4;
  private static final int LONGEST_BACKTRACKING = 12;
  private static final double LEAST_DECREASE = 1e-7;

  private final Function function;
  private final double[] lower;
  private final double[] upper;
  private final int most;
  private final double firstStep;
  private final double tolerance;
  private final Deque<Pair> pairs = new ArrayDeque<>();
  private double[] point = new double[0];
  private double[] gradient = new double[0];
  private double value;
  private int evaluations;

  /**
   * Creates a minimizer for one use.
   *
   * @param most evaluations of the function
   * @param firstStep length of the first step in the largest coordinate
   */
  BoundedMinimizer(Function function, double[] lower, double[] upper, int most, double firstStep) {
    this.function = function;
    this.lower = lower;
    this.upper = upper;
    this.most = most;
    this.firstStep = firstStep;
    this.tolerance = 1e-3 * Math.sqrt(lower.length);
  }

  /** Returns the least value found from a start; {@link #point} says where. */
  double from(double[] start) {
    point = start.clone();
    project(point);
    gradient = new double[point.length];
    value = evaluate(point, gradient);
    boolean moving = Double.isFinite(value);
    while (moving && evaluations < most && projectedGradient() > tolerance) {
      double before = value;
      boolean plain = pairs.isEmpty();
      moving = search(direction());
      if (!moving && !plain) {
        pairs.clear(); // the curvature misled; once more downhill
        moving = search(direction());
      } else if (before - value < LEAST_DECREASE * Math.max(1, Math.abs(before))) {
        moving = false;
      }
    }
    return value;
  }

  /** Where the least value was found. */
  double[] point() {
    return point;
  }

  private double evaluate(double[] at, double[] gradientThere) {
    evaluations++;
    double found = function.at(at, gradientThere);
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
    double[] direction = free.clone();
    double[] weights = new double[pairs.size()];
    int k = 0;
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); k++) {
      Pair pair = newest.next();
      weights[k] = dot(pair.step, direction) / pair.product;
      Rows.add(direction, -weights[k], pair.change, 0, direction.length);
    }
    scale(direction);
    for (Pair pair : pairs) {
      double correction = weights[--k] - dot(pair.change, direction) / pair.product;
      Rows.add(direction, correction, pair.step, 0, direction.length);
    }
    for (int i = 0; i < direction.length; i++) {
      direction[i] = free[i] == 0 ? 0 : direction[i];
    }
    return dot(direction, gradient) < 0 ? direction : steepest(free);
  }

  private void scale(double[] direction) {
    double factor = pairs.isEmpty() ? stepFactor(direction) : curvature(pairs.getLast());
    Rows.scale(direction, factor, 0, direction.length);
  }

  private static double curvature(Pair pair) {
    return pair.product / dot(pair.change, pair.change);
  }

  private double[] steepest(double[] free) {
    pairs.clear();
    Rows.scale(free, stepFactor(free), 0, free.length);
    return free;
  }

  private double stepFactor(double[] direction) {
    double largest = Arrays.stream(direction).map(Math::abs).max().orElse(0);
    return largest == 0 ? 0 : firstStep / largest;
  }

  private static double dot(double[] a, double[] b) {
    return Rows.dot(a, b, 0, a.length);
  }

  /** Moves along a direction as far as pays; false if nowhere. */
  private boolean search(double[] direction) {
    double[] next = new double[point.length];
    double[] nextGradient = new double[point.length];
    double length = 1;
    for (int i = 0; i < LONGEST_BACKTRACKING && evaluations < most; i++) {
      double promised = step(direction, length, next);
      if (promised >= 0) {
        return false;
      }
      double found = evaluate(next, nextGradient);
      if (found <= value + ARMIJO * promised) {
        accept(next, nextGradient, found);
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

  private void accept(double[] next, double[] nextGradient, double found) {
    double[] moved = next.clone();
    Rows.add(moved, -1, point, 0, moved.length);
    double[] change = nextGradient.clone();
    Rows.add(change, -1, gradient, 0, change.length);
    double product = dot(moved, change);
    if (product > 1e-10 * dot(change, change)) {
      pairs.addLast(new Pair(moved, change, product));
      if (pairs.size() > MEMORY) {
        pairs.removeFirst();
      }
    }
    point = next.clone();
    gradient = nextGradient.clone();
    value = found;
  }
}
