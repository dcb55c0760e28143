package dev.clary.optimizer.bayesian;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Points worth a look: spread over the space, and variations of the best evaluated ones. */
final class CandidatePool {

  /*
   * Half scrambled Sobol points; a third variations of one of the five best, in which each
   * coordinate changes with probability 1, 3/D or 1/D, numbers by a normal step of random size
   * reflected at the borders; the rest one or two changes of discrete coordinates of the three best.
   */

  private static final double SPREAD_SHARE = 0.5;
  private static final double VARIED_SHARE = 0.35;
  private static final int VARIED_BEST = 5;
  private static final int MUTATED_BEST = 3;
  private static final double LEAST_STEP = 0.03;
  private static final double MOST_STEP = 0.6;

  private final ModelSpace space;
  private final Evidence evidence;
  private final SplittableRandom random;

  CandidatePool(ModelSpace space, Evidence evidence, SplittableRandom random) {
    this.space = space;
    this.evidence = evidence;
    this.random = random;
  }

  /**
   * Draws snapped points that are not used yet.
   *
   * @param best evaluated points, best first
   * @param kernel whose length scales bound the steps
   * @param count how many to try; those already used are left out
   */
  double[][] draw(double[][] best, Kernel kernel, int count) {
    var points = new ArrayList<double[]>(count);
    var sobol = new Sobol(space.dimensions(), random.split());
    int spread = (int) (count * SPREAD_SHARE);
    int varied = (int) (count * VARIED_SHARE);
    for (int i = 0; i < count; i++) {
      if (i < spread) {
        keep(sobol.point(i), points);
      } else if (i < spread + varied || discrete().isEmpty()) {
        keep(vary(oneOf(best, VARIED_BEST), kernel), points);
      } else {
        keep(mutate(oneOf(best, MUTATED_BEST)), points);
      }
    }
    return points.toArray(double[][]::new);
  }

  private void keep(double[] point, List<double[]> points) {
    space.snap(point);
    if (!evidence.used(point)) {
      points.add(point);
    }
  }

  private double[] oneOf(double[][] best, int most) {
    return best[random.nextInt(Math.min(most, best.length))].clone();
  }

  private double[] vary(double[] point, Kernel kernel) {
    double dimensions = point.length;
    double share = new double[] {1, 3 / dimensions, 1 / dimensions}[random.nextInt(3)];
    double size = LEAST_STEP * Math.pow(MOST_STEP / LEAST_STEP, random.nextDouble());
    for (int j = 0; j < point.length; j++) {
      if (random.nextDouble() >= share) {
        continue;
      }
      if (space.categorical(j)) {
        point[j] = random.nextDouble();
      } else {
        double step = size * Math.min(0.5, kernel.length(j)) * random.nextGaussian();
        point[j] = reflect(point[j] + step);
      }
    }
    return point;
  }

  /** Folds the line onto [0, 1]. */
  private static double reflect(double u) {
    double folded = Math.abs(u) % 2;
    return folded > 1 ? 2 - folded : folded;
  }

  private List<Integer> discrete() {
    var discrete = new ArrayList<Integer>();
    for (int j = 0; j < space.dimensions(); j++) {
      if (space.levels(j) > 0) {
        discrete.add(j);
      }
    }
    return discrete;
  }

  private double[] mutate(double[] point) {
    List<Integer> discrete = discrete();
    int changes = 1 + random.nextInt(2);
    for (int i = 0; i < changes; i++) {
      int j = discrete.get(random.nextInt(discrete.size()));
      point[j] = space.level(j, random.nextLong(space.levels(j)));
    }
    return point;
  }
}
