package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.SearchSpace;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The search space as the model sees it: one dimension of [0, 1] per range that has a choice. */
final class ModelSpace {

  /** Points closer than this in every dimension of a continuum count as the same. */
  static final double SAME = 1e-6;

  private final SearchSpace space;
  private final int[] ranges;
  private final boolean[] categorical;
  private final long[] levels;
  private final int[] numeric;
  private final int[] categories;

  ModelSpace(SearchSpace space) {
    this.space = space.resolved();
    List<ParameterRange> all = this.space.ranges();
    this.ranges =
        IntStream.range(0, all.size()).filter(i -> all.get(i).size().orElse(0) != 1).toArray();
    this.categorical = new boolean[ranges.length];
    this.levels = new long[ranges.length];
    for (int j = 0; j < ranges.length; j++) {
      categorical[j] = all.get(ranges[j]) instanceof CategoricalRange;
      levels[j] = all.get(ranges[j]).size().orElse(0);
    }
    this.numeric = IntStream.range(0, ranges.length).filter(j -> !categorical[j]).toArray();
    this.categories = IntStream.range(0, ranges.length).filter(j -> categorical[j]).toArray();
  }

  int dimensions() {
    return ranges.length;
  }

  boolean categorical(int dimension) {
    return categorical[dimension];
  }

  /** Dimensions that are real or whole numbers. */
  int[] numeric() {
    return numeric;
  }

  /** Dimensions without an order. */
  int[] categories() {
    return categories;
  }

  /** Number of values of a dimension, 0 for a continuum or more than a long can count. */
  long levels(int dimension) {
    return levels[dimension];
  }

  /** Number of distinct assignments; empty if infinite or more than a long can count. */
  OptionalLong size() {
    return space.size();
  }

  double[] point(Assignment assignment) {
    double[] all = space.encode(assignment);
    return IntStream.of(ranges).mapToDouble(i -> all[i]).toArray();
  }

  Assignment assignment(double[] point) {
    double[] all = new double[space.ranges().size()];
    for (int j = 0; j < ranges.length; j++) {
      all[ranges[j]] = point[j];
    }
    return space.decode(all);
  }

  /** The coordinate of the value found at a coordinate. */
  double snap(int dimension, double coordinate) {
    return space.ranges().get(ranges[dimension]).snap(coordinate);
  }

  /** Moves a point to the coordinates of the values found there. */
  void snap(double[] point) {
    for (int j = 0; j < ranges.length; j++) {
      point[j] = snap(j, point[j]);
    }
  }

  /** The coordinate of the value with an index below {@link #levels}. */
  double level(int dimension, long index) {
    return space.ranges().get(ranges[dimension]).nth(index);
  }

  /** The point of the assignment with an index below {@link #size}. */
  double[] nth(long index) {
    double[] all = space.nth(index);
    return IntStream.of(ranges).mapToDouble(i -> all[i]).toArray();
  }

  /** Whether two snapped points stand for the same assignment, or for one too close to differ. */
  boolean same(double[] a, double[] b) {
    for (int j = 0; j < a.length; j++) {
      if (a[j] != b[j] && (levels[j] != 0 || Math.abs(a[j] - b[j]) > SAME)) {
        return false;
      }
    }
    return true;
  }
}
