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
  private final double[][] columns;
  private final Mismatches mismatches;
  private final int size;
  private final boolean[] taken;
  private final double[] nearest;

  private Representatives(ModelSpace space, double[][] points) {
    this.space = space;
    this.size = points.length;
    this.columns = new double[space.dimensions()][size];
    for (int j = 0; j < columns.length; j++) {
      for (int i = 0; i < size; i++) {
        columns[j][i] = points[i][j];
      }
    }
    this.mismatches = new Mismatches(space, columns);
    this.taken = new boolean[size];
    this.nearest = new double[size];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
  }

  /** Returns the indices of at most {@code count} rows, ascending; all if there are no more. */
  static int[] of(ModelSpace space, Training training, int count) {
    if (training.size() <= count) {
      return IntStream.range(0, training.size()).toArray();
    }
    var chosen = new Representatives(space, training.points());
    double[] losses = training.losses();
    int best = chosen.take(count / 3, losses);
    chosen.take(count / 4, chosen.distances(best));
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
    double[] distances = distances(index);
    for (int i = 0; i < size; i++) {
      nearest[i] = Math.min(nearest[i], distances[i]);
    }
  }

  private void takeFarthest() {
    int farthest = -1;
    for (int i = 0; i < size; i++) {
      if (!taken[i] && (farthest < 0 || nearest[i] > nearest[farthest])) {
        farthest = i;
      }
    }
    take(farthest);
  }

  /** Squared distances to a row; categories that differ are 1 apart. */
  private double[] distances(int index) {
    double[] distances = new double[size];
    for (int j : space.numeric()) {
      Rows.addSquares(distances, columns[j][index], columns[j], 0, size);
    }
    for (int j : space.categories()) {
      Rows.add(distances, 1, mismatches.row(j, columns[j][index]), 0, size);
    }
    return distances;
  }
}
