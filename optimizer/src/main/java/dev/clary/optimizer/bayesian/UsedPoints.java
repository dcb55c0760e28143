package dev.clary.optimizer.bayesian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Points that need no further suggestion, found again in constant time. */
final class UsedPoints {

  /*
   * Equal points agree in their discrete coordinates and nearly in the others, so points are kept by
   * the former and a cell of the first of the latter. Cells are wider than what counts as equal: a
   * point's equals are in its own cell or, close to a border, the one beyond.
   */

  private static final int CELLS = 1 << 16;

  private final ModelSpace space;
  private final int continuum;
  private final Map<Long, List<double[]>> byPlace = new HashMap<>();
  private int size;

  UsedPoints(ModelSpace space) {
    this.space = space;
    int first = 0;
    while (first < space.dimensions() && space.levels(first) != 0) {
      first++;
    }
    this.continuum = first;
  }

  void add(double[] point) {
    byPlace.computeIfAbsent(place(point, 0), place -> new ArrayList<>()).add(point);
    size++;
  }

  /** Whether there is a point for the same assignment, or for one too close to differ. */
  boolean contains(double[] point) {
    long below = place(point, -ModelSpace.SAME);
    long above = place(point, ModelSpace.SAME);
    return among(below, point) || (above != below && among(above, point));
  }

  private boolean among(long place, double[] point) {
    for (double[] other : byPlace.getOrDefault(place, List.of())) {
      if (space.same(other, point)) {
        return true;
      }
    }
    return false;
  }

  private long place(double[] point, double offset) {
    long place = 0;
    for (int j = 0; j < point.length; j++) {
      if (space.levels(j) != 0) {
        place = 31 * place + Double.doubleToLongBits(point[j]);
      }
    }
    boolean all = continuum == point.length;
    return all ? place : CELLS * place + (long) Math.floor((point[continuum] + offset) * CELLS);
  }

  /** Whether they are so many, counting equal ones once. */
  boolean areAtLeast(long count) {
    if (size < count) {
      return false;
    }
    var distinct = new HashSet<List<Double>>();
    for (List<double[]> points : byPlace.values()) {
      for (double[] point : points) {
        var key = new ArrayList<Double>(point.length);
        for (double coordinate : point) {
          key.add(coordinate);
        }
        distinct.add(key);
      }
    }
    return distinct.size() >= count;
  }
}
