package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a search's model believes about the whole space, for who wants to learn from it rather than
 * go on searching: nothing is pending. Confined to one thread.
 */
final class Posterior {
  private static final int BLOCK = 256;

  private final Model model;
  private final Surrogate surrogate;

  private Posterior(Model model, Surrogate surrogate) {
    this.model = model;
    this.surrogate = surrogate;
  }

  /** Fits a model; empty if fewer than two different values are known, or nothing can be fitted. */
  static Optional<Posterior> of(
      ModelSpace space, History history, Evidence evidence, FitMemory memory) {
    if (space.dimensions() == 0 || Arrays.stream(evidence.losses()).distinct().count() < 2) {
      return Optional.empty();
    }
    Model model = Model.fit(space, history, evidence, memory, Deadline.none());
    return Surrogate.of(model.kernel(), model.training(), model.targets(), List.of())
        .map(surrogate -> new Posterior(model, surrogate));
  }

  /** The loss that a transformed one stands for, within what was observed, where it is known. */
  double observedLoss(double target) {
    double least = Arrays.stream(model.targets()).min().orElseThrow();
    double most = Arrays.stream(model.targets()).max().orElseThrow();
    return model.transform().loss(Math.max(least, Math.min(most, target)));
  }

  /** The loss that a transformed one stands for, beyond what was observed, too. */
  double loss(double target) {
    return model.transform().loss(target);
  }

  /** Evaluated points, best first. */
  double[][] best() {
    return model.best();
  }

  double[][] evaluated() {
    return model.training().points();
  }

  Kernel kernel() {
    return model.kernel();
  }

  /** Transformed mean losses at points. */
  double[] means(double[][] points) {
    double[] means = new double[points.length];
    for (int from = 0; from < points.length; from += BLOCK) {
      double[][] block = Arrays.copyOfRange(points, from, Math.min(from + BLOCK, points.length));
      double[] part = surrogate.means(surrogate.crossCovariances(block), 0);
      System.arraycopy(part, 0, means, from, part.length);
    }
    return means;
  }

  /** Deviations of the transformed losses at points, widened as far as the model is too sure. */
  double[] deviations(double[][] points) {
    double[] deviations = new double[points.length];
    for (int from = 0; from < points.length; from += BLOCK) {
      double[][] block = Arrays.copyOfRange(points, from, Math.min(from + BLOCK, points.length));
      double[] part = surrogate.deviations(surrogate.crossCovariances(block));
      Rows.scale(part, model.boldness(), 0, part.length);
      System.arraycopy(part, 0, deviations, from, part.length);
    }
    return deviations;
  }

  /**
   * Draws transformed losses at points together, as they may truly be: one row per draw.
   *
   * @return empty if their covariance cannot be factored
   */
  Optional<double[][]> draws(double[][] points, int count, SplittableRandom random) {
    double[] means = means(points);
    double[][] covariance = covariances(points);
    return Cholesky.withJitter(covariance, points.length, points.length)
        .map(
            factor -> {
              double[][] draws = new double[count][];
              Arrays.setAll(draws, s -> draw(factor, means, random));
              return draws;
            });
  }

  /** Covariances of the transformed losses at points, given the observations. */
  private double[][] covariances(double[][] points) {
    Coordinates coordinates = surrogate.kernel().coordinates(points);
    double[][] explained = surrogate.crossCovariances(points);
    surrogate.factor().forward(explained, points.length);
    double[][] covariances = new double[points.length][points.length];
    for (int b = 0; b < points.length; b++) {
      coordinates.correlate(covariances[b], coordinates.point(b), points.length);
      Rows.scale(covariances[b], surrogate.kernel().signal(), 0, points.length);
      for (double[] row : explained) {
        Rows.add(covariances[b], -row[b], row, 0, points.length);
      }
    }
    return covariances;
  }

  private double[] draw(Cholesky factor, double[] means, SplittableRandom random) {
    double boldness = model.boldness();
    double[] draw = means.clone();
    for (int i = 0; i < draw.length; i++) {
      double normal = Normal.quantile(random.nextDouble(Double.MIN_NORMAL, 1));
      for (int k = i; k < draw.length; k++) {
        draw[k] += boldness * factor.get(i, k) * normal;
      }
    }
    return draw;
  }
}
