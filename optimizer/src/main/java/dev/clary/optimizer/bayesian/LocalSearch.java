package dev.clary.optimizer.bayesian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Climbs the acquisition from one point: smooth steps and exhaustive sweeps in turn. */
final class LocalSearch {

  /*
   * Real numbers, and integers with many values as if they were real, move along the gradient,
   * scaled by their length scales. Categories and integers of few values are swept: all values, the
   * best is kept. At the end, integers that moved as reals are rounded to the better neighbor and
   * the reals adjust to that.
   */

  private static final int ROUNDS = 3;
  private static final int MOST_EVALUATIONS = 25;
  private static final int LAST_EVALUATIONS = 8;
  private static final double LEAST_GAIN = 1e-4;
  private static final double FIRST_STEP = 0.1;
  private static final double LEAST_DECREASE = 1e-6;
  private static final int SWEPT_LEVELS = 32;

  private final ModelSpace space;
  private final Acquisition acquisition;
  private final Kernel kernel;
  private final SplittableRandom random;
  private final List<Integer> reals = new ArrayList<>();
  private final List<Integer> relaxed = new ArrayList<>();
  private final List<Integer> swept = new ArrayList<>();

  LocalSearch(ModelSpace space, Acquisition acquisition, Kernel kernel, SplittableRandom random) {
    this.space = space;
    this.acquisition = acquisition;
    this.kernel = kernel;
    this.random = random;
    for (int j = 0; j < space.dimensions(); j++) {
      if (space.categorical(j) || (space.levels(j) > 0 && space.levels(j) <= SWEPT_LEVELS)) {
        swept.add(j);
      } else if (space.levels(j) > 0) {
        relaxed.add(j);
      } else {
        reals.add(j);
      }
    }
  }

  /** Returns the snapped point where the climb from a snapped point ends. */
  double[] climb(double[] start) {
    double[] point = start.clone();
    var smooth = new ArrayList<>(reals);
    smooth.addAll(relaxed);
    double score = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      double before = score;
      score = ascend(point, smooth, MOST_EVALUATIONS);
      if (!swept.isEmpty()) {
        score = sweep(point);
      }
      if (swept.isEmpty() || score - before < LEAST_GAIN) {
        break;
      }
    }
    if (!relaxed.isEmpty()) {
      relaxed.forEach(j -> round(point, j));
      ascend(point, reals, LAST_EVALUATIONS);
    }
    space.snap(point);
    return point;
  }

  /** Follows the gradient in some dimensions, in place. */
  private double ascend(double[] point, List<Integer> dimensions, int most) {
    if (dimensions.isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] scales = new double[dimensions.size()];
    double[] start = new double[scales.length];
    double[] upper = new double[scales.length];
    for (int d = 0; d < scales.length; d++) {
      scales[d] = Math.min(1, kernel.length(dimensions.get(d)));
      start[d] = point[dimensions.get(d)] / scales[d];
      upper[d] = 1 / scales[d];
    }
    var function = new Slice(point, dimensions, scales);
    double[] lower = new double[scales.length];
    var effort = new BoundedMinimizer.Effort(most, FIRST_STEP, LEAST_DECREASE);
    var minimizer = new BoundedMinimizer(function, lower, upper, effort, Curvature.unknown());
    double least = minimizer.from(start);
    place(minimizer.point(), scales, dimensions, point);
    return -least;
  }

  /** The negative acquisition as a function of some dimensions, scaled. */
  private final class Slice implements BoundedMinimizer.Function {
    private final double[] point;
    private final List<Integer> dimensions;
    private final double[] scales;

    Slice(double[] point, List<Integer> dimensions, double[] scales) {
      this.point = point;
      this.dimensions = dimensions;
      this.scales = scales;
    }

    @Override
    public double value(double[] at) {
      place(at, scales, dimensions, point);
      return -acquisition.value(point);
    }

    @Override
    public void gradient(double[] gradient) {
      double[] full = new double[point.length];
      acquisition.gradient(full);
      for (int d = 0; d < scales.length; d++) {
        gradient[d] = -full[dimensions.get(d)] * scales[d];
      }
    }
  }

  private static void place(
      double[] at, double[] scales, List<Integer> dimensions, double[] point) {
    for (int d = 0; d < scales.length; d++) {
      point[dimensions.get(d)] = Math.max(0, Math.min(1, at[d] * scales[d]));
    }
  }

  /** Tries all values of the swept dimensions, one dimension at a time, in place. */
  private double sweep(double[] point) {
    var order = new ArrayList<>(swept);
    Collections.shuffle(order, new Random(random.nextLong()));
    double score = Double.NEGATIVE_INFINITY;
    for (int j : order) {
      double[] values = new double[(int) space.levels(j)];
      Arrays.setAll(values, index -> space.level(j, index));
      score = tryAll(point, j, values);
    }
    return score;
  }

  private double tryAll(double[] point, int dimension, double[] values) {
    double[][] variants = new double[values.length][];
    for (int v = 0; v < values.length; v++) {
      variants[v] = point.clone();
      variants[v][dimension] = values[v];
    }
    double[] scores = acquisition.scores(variants);
    int best = 0;
    for (int v = 1; v < scores.length; v++) {
      best = scores[v] > scores[best] ? v : best;
    }
    point[dimension] = values[best];
    return scores[best];
  }

  private void round(double[] point, int dimension) {
    double cell = 1.0 / space.levels(dimension);
    double middle = space.snap(dimension, point[dimension]);
    double other = space.snap(dimension, middle + Math.copySign(cell, point[dimension] - middle));
    tryAll(point, dimension, new double[] {middle, other});
  }
}
