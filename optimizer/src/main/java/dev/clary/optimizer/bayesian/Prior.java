package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is believed of a surrogate's hyperparameters before anything is observed, and their order in
 * the vector of logarithms: length scales of all dimensions, signal variance, noise variance, then,
 * if coordinates are warped, the exponents a and b of every dimension.
 */
final class Prior {

  /*
   * Logarithms are normal, within bounds. Length scales grow with the root of the number of
   * dimensions: 0.205 sqrt(D) is the mode of the dimension-scaled prior of Hvarfner, Hellsten and
   * Nardi, Vanilla Bayesian Optimization Performs Great in High Dimensions, ICML 2024. Categories
   * have no warp; their exponents stay at the identity by bounds that leave no room.
   */

  private static final double NUMERIC_SPREAD = 1.2;
  private static final double CATEGORICAL_SPREAD = 1.0;
  private static final double SIGNAL_SPREAD = 0.8;
  private static final double NOISE_MEAN = -5;
  private static final double NOISE_SPREAD = 1.5;
  private static final double WARP_SPREAD = 0.5;

  private final int dimensions;
  private final double[] means;
  private final double[] spreads;
  private final double[] lower;
  private final double[] upper;

  Prior(ModelSpace space, boolean warped) {
    this.dimensions = space.dimensions();
    int size = dimensions + 2 + (warped ? 2 * dimensions : 0);
    this.means = new double[size];
    this.spreads = new double[size];
    this.lower = new double[size];
    this.upper = new double[size];
    for (int j = 0; j < dimensions; j++) {
      boolean categorical = space.categorical(j);
      setLength(j, categorical);
      if (warped) {
        set(dimensions + 2 + j, 0, WARP_SPREAD, categorical ? 1 : 0.25, categorical ? 1 : 4);
        set(2 * dimensions + 2 + j, 0, WARP_SPREAD, categorical ? 1 : 0.25, categorical ? 1 : 4);
      }
    }
    set(dimensions, 0, SIGNAL_SPREAD, 0.05, 20);
    set(dimensions + 1, NOISE_MEAN, NOISE_SPREAD, 1e-6, 0.5);
  }

  private void setLength(int j, boolean categorical) {
    double root = Math.sqrt(dimensions);
    if (categorical) {
      set(j, Math.log(clip(0.45 * root, 0.8, 2.5)), CATEGORICAL_SPREAD, 0.2, 20);
    } else {
      set(j, Math.log(clip(0.2 * root, 0.3, 1.6)), NUMERIC_SPREAD, 0.05, 20);
    }
  }

  private static double clip(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }

  private void set(int index, double mean, double spread, double low, double high) {
    means[index] = mean;
    spreads[index] = spread;
    lower[index] = Math.log(low);
    upper[index] = Math.log(high);
  }

  boolean warped() {
    return means.length > dimensions + 2;
  }

  int size() {
    return means.length;
  }

  double[] means() {
    return means.clone();
  }

  double[] lower() {
    return lower;
  }

  double[] upper() {
    return upper;
  }

  double[] draw(SplittableRandom random) {
    double[] theta = new double[means.length];
    Arrays.setAll(
        theta, i -> clip(means[i] + spreads[i] * random.nextGaussian(), lower[i], upper[i]));
    return theta;
  }

  /** The negative logarithm of the density, without its constant. */
  double penalty(double[] theta) {
    double sum = 0;
    for (int i = 0; i < theta.length; i++) {
      double z = (theta[i] - means[i]) / spreads[i];
      sum += 0.5 * z * z;
    }
    return sum;
  }

  void addPenaltyGradient(double[] theta, double[] gradient) {
    for (int i = 0; i < theta.length; i++) {
      gradient[i] += (theta[i] - means[i]) / (spreads[i] * spreads[i]);
    }
  }

  /**
   * Returns a vector of another prior's order in this one's: warps are added as identities or left
   * out.
   */
  double[] adopt(double[] theta) {
    double[] adopted = Arrays.copyOf(theta, means.length);
    for (int i = theta.length; i < adopted.length; i++) {
      adopted[i] = means[i];
    }
    return adopted;
  }
}
