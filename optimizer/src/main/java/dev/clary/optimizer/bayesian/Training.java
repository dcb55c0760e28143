package dev.clary.optimizer.bayesian;

import java.util.Arrays;

/** What a surrogate is trained on: evaluated points in the order of their suggestions. */
final class Training {
  private final double[][] points;
  private final double[] losses;
  private final double[] repeats;

  /**
   * Holds the arrays themselves; nobody writes to them.
   *
   * @param losses one mean loss per point
   * @param repeats how often each point was evaluated
   */
  Training(double[][] points, double[] losses, double[] repeats) {
    this.points = points;
    this.losses = losses;
    this.repeats = repeats;
  }

  static Training of(Evidence evidence) {
    return new Training(evidence.points(), evidence.losses(), evidence.repeats());
  }

  int size() {
    return points.length;
  }

  double[][] points() {
    return points;
  }

  double[] losses() {
    return losses;
  }

  double[] repeats() {
    return repeats;
  }

  /** The rows with the given indices. */
  Training rows(int[] indices) {
    double[][] chosen = new double[indices.length][];
    Arrays.setAll(chosen, i -> points[indices[i]]);
    return new Training(chosen, pick(losses, indices), pick(repeats, indices));
  }

  /** The elements with the given indices. */
  static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }

  /** The first rows. */
  Training prefix(int count) {
    return new Training(
        Arrays.copyOf(points, count), Arrays.copyOf(losses, count), Arrays.copyOf(repeats, count));
  }
}
