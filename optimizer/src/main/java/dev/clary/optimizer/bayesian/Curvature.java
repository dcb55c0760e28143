package dev.clary.optimizer.bayesian;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** What the latest steps of a minimization told about second derivatives. */
final class Curvature {

  /*
   * Limited-memory BFGS: products with the inverse of the Hessian from pairs of a step and the
   * change of the gradient along it.
   *
   * Nocedal and Wright, Numerical Optimization, 2nd edition, algorithm 7.4.
   */

  private static final int MEMORY = 8;
  private static final double LEAST_CURVATURE = 1e-10;

  /** A step, the change of the gradient along it, and their inner product; immutable. */
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

  private final Deque<Pair> pairs;

  private Curvature(Deque<Pair> pairs) {
    this.pairs = pairs;
  }

  static Curvature unknown() {
    return new Curvature(new ArrayDeque<>());
  }

  Curvature copy() {
    return new Curvature(new ArrayDeque<>(pairs));
  }

  boolean isUnknown() {
    return pairs.isEmpty();
  }

  void forget() {
    pairs.clear();
  }

  /** Learns from a step, unless the function curves downwards along it. Holds the arrays. */
  void add(double[] step, double[] change) {
    double product = dot(step, change);
    if (product > LEAST_CURVATURE * dot(change, change)) {
      pairs.addLast(new Pair(step, change, product));
      if (pairs.size() > MEMORY) {
        pairs.removeFirst();
      }
    }
  }

  /** Multiplies a vector by the inverse of the Hessian, in place; as it is if nothing is known. */
  void solve(double[] vector) {
    double[] weights = new double[pairs.size()];
    int k = 0;
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); k++) {
      Pair pair = newest.next();
      weights[k] = dot(pair.step, vector) / pair.product;
      Rows.add(vector, -weights[k], pair.change, 0, vector.length);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      Rows.scale(vector, last.product / dot(last.change, last.change), 0, vector.length);
    }
    for (Pair pair : pairs) {
      double correction = weights[--k] - dot(pair.change, vector) / pair.product;
      Rows.add(vector, correction, pair.step, 0, vector.length);
    }
  }

  private static double dot(double[] a, double[] b) {
    return Rows.dot(a, b, 0, a.length);
  }
}
