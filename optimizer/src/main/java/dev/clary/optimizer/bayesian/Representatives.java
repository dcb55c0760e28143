package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Chooses a bounded number of rows that stand for many, so that cubic costs stay bounded. */
final class Representatives {

  /*
   * A third are the best, a quarter the nearest to the best, where precision matters; the rest are
   * taken one by one, each the farthest from all taken before, so that no region is forgotten.
   */

  private final ModelSpace space;
  private final double[][] points;
  private final boolean[] taken;
  private final double[] distances;

  private Representatives(ModelSpace space, double[][] points) {
    this.space = space;
    this.points = points;
    this.taken = new boolean[points.length];
    this.distances = new double[points.length];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
  }

  /** Returns the indices of at most {@code count} rows, ascending; all if there are no more. */
  static int[] of(ModelSpace space, Training training, int count) {
    if (training.size() <= count) {
      return IntStream.range(0, training.size()).toArray();
    }
    var chosen = new Representatives(space, training.points());
    double[] losses = training.losses();
    int best = chosen.take(count / 3, losses);
    double[] closeness = new double[training.size()];
    Arrays.setAll(closeness, i -> chosen.distance(i, best));
    chosen.take(count / 4, closeness);
    for (int i = count / 3 + count / 4; i < count; i++) {
      chosen.takeFarthest();
    }
    return IntStream.range(0, training.size()).filter(i -> chosen.taken[i]).toArray();
  }

  /** Takes the rows of the least keys that are not taken yet; returns the least of them. */
  private int take(int count, double[] keys) {
    int[] order =
        IntStream.range(0, keys.length)
            .filter(i -> !taken[i])
            .boxed()
            .sorted(Comparator.comparingDouble(i -> keys[i]))
            .limit(count)
            .mapToInt(i -> i)
            .toArray();
    for (int i : order) {
      take(i);
    }
    return order[0];
  }

  private void take(int index) {
    taken[index] = true;
    for (int i = 0; i < points.length; i++) {
      distances[i] = Math.min(distances[i], distance(i, index));
    }
  }

  private void takeFarthest() {
    int farthest = -1;
    for (int i = 0; i < points.length; i++) {
      if (!taken[i] && (farthest < 0 || distances[i] > distances[farthest])) {
        farthest = i;
      }
    }
    take(farthest);
  }

  private double distance(int i, int k) {
    double sum = 0;
    for (int j = 0; j < space.dimensions(); j++) {
      double difference = points[i][j] - points[k][j];
      sum += space.categorical(j) ? Math.abs(Math.signum(difference)) : difference * difference;
    }
    return sum;
  }
}
