package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How badly hyperparameters explain the observations: the negative logarithm of marginal likelihood
 * times prior, with its gradient. Confined to one thread. In multiplications a value costs n³/6 + D
 * n²/2 and a gradient n³/3 + D n² more.
 */
final class Likelihood implements BoundedMinimizer.Function {

  /*
   * With K = k(X, X) + diag(noise / repeats), a constant mean m of prior N(0, 1) at its best value
   *
   *     m = (1'K^-1 z) / (1'K^-1 1 + 1)        al = K^-1 (z - m)
   *     F = (z - m)'al / 2 + log det(K) / 2 + n log(2 pi) / 2 + m^2 / 2 + penalty
   *
   * and Q = (K^-1 - al al') / 2, the derivative by any parameter t is sum_ik Q_ik dK_ik/dt; that of
   * m adds nothing, as m minimizes F (envelope theorem). For the signal variance the sum is what
   * (n - (z - m)'al) / 2 leaves after the noise. F needs U'^-1 1 and U'^-1 z only, so a step that a
   * line search rejects costs a third.
   *
   * Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equations 5.8 and 5.9.
   */

  private final ModelSpace space;
  private final double[] targets;
  private final double[] repeats;
  private final Prior prior;
  private final int size;
  private final WarpedPoints points;
  private final double[][] covariance;
  private final double[][] slopes;
  private final double[][] weights;
  private final TriangularInverse inverse;
  private @Nullable Kernel kernel;
  private @Nullable Coordinates coordinates;
  private @Nullable Cholesky factor;
  private double[] residuals = new double[0];

  /**
   * Creates the objective.
   *
   * @param targets standardized losses, one per point
   * @param repeats how often each point was evaluated
   */
  Likelihood(ModelSpace space, double[][] points, double[] targets, double[] repeats, Prior prior) {
    this.space = space;
    this.targets = targets;
    this.repeats = repeats;
    this.prior = prior;
    this.size = points.length;
    this.points = new WarpedPoints(space, points);
    this.covariance = new double[size][size];
    this.slopes = new double[size][size];
    this.weights = new double[size][size];
    this.inverse = new TriangularInverse(size);
  }

  @Override
  public double value(double[] theta) {
    kernel = new Kernel(space, theta.clone());
    coordinates = points.under(kernel);
    fill(kernel, coordinates);
    Optional<Cholesky> factored = Cholesky.inPlace(covariance, size);
    factor = factored.orElse(null);
    return factored.isEmpty()
        ? Double.POSITIVE_INFINITY
        : misfit(factored.get()) + prior.penalty(theta);
  }

  private double misfit(Cholesky factor) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    residuals = targets.clone();
    factor.forward(ones);
    factor.forward(residuals);
    double mean = Rows.dot(ones, residuals, 0, size) / (Rows.dot(ones, ones, 0, size) + 1);
    Rows.add(residuals, -mean, ones, 0, size);
    return 0.5 * Rows.dot(residuals, residuals, 0, size)
        + factor.halfLogDeterminant()
        + size * Normal.LOG_ROOT_TWO_PI
        + 0.5 * mean * mean;
  }

  /** Writes covariances and slopes on and right of the diagonal. */
  private void fill(Kernel kernel, Coordinates coordinates) {
    for (int i = 0; i < size; i++) {
      double[] row = covariance[i];
      Arrays.fill(row, i, size, 0);
      coordinates.addDistances(row, coordinates.point(i), i + 1, size);
      Matern.correlate(row, slopes[i], i + 1, size);
      Rows.scale(row, kernel.signal(), i + 1, size);
      row[i] = kernel.signal() + kernel.noise() / repeats[i];
    }
  }

  @Override
  public void gradient(double[] gradient) {
    if (kernel == null || coordinates == null || factor == null) {
      throw new IllegalStateException("there is no gradient without a finite value before it");
    }
    inverse.invert(factor);
    Arrays.fill(gradient, 0);
    addVariances(kernel, gradient);
    PairSums.mirror(weights);
    var pairs = new PairSums(space, weights);
    for (int j : space.numeric()) {
      double[] differences = pairs.differences(coordinates.column(j));
      double squares = Rows.dot(coordinates.column(j), differences, 0, size);
      gradient[j] = -2 * kernel.signal() * squares;
      if (kernel.bends(j)) {
        addWarp(kernel, differences, j, gradient);
      }
    }
    for (int j : space.categories()) {
      double squares = pairs.mismatches(j, points) / (kernel.length(j) * kernel.length(j));
      gradient[j] = -2 * kernel.signal() * squares;
    }
    prior.addPenaltyGradient(kernel.theta(), gradient);
  }

  /**
   * Adds the derivatives by both variances and leaves 2 Q times the slopes right of the diagonal.
   */
  private void addVariances(Kernel kernel, double[] gradient) {
    double[] solved = inverse.backward(residuals);
    inverse.square(weights);
    double byNoise = 0;
    for (int i = 0; i < size; i++) {
      Rows.add(weights[i], -solved[i], solved, i, size);
      byNoise += 0.5 * weights[i][i] * kernel.noise() / repeats[i];
      Rows.multiply(weights[i], slopes[i], i + 1, size);
    }
    int dimensions = space.dimensions();
    double fit = Rows.dot(residuals, residuals, 0, size);
    gradient[dimensions] = 0.5 * (size - fit) - byNoise;
    gradient[dimensions + 1] = byNoise;
  }

  private void addWarp(Kernel kernel, double[] differences, int j, double[] gradient) {
    double byA = Rows.dot(differences, points.byLogA(j), 0, size);
    double byB = Rows.dot(differences, points.byLogB(j), 0, size);
    gradient[space.dimensions() + 2 + j] = 2 * kernel.signal() * byA;
    gradient[2 * space.dimensions() + 2 + j] = 2 * kernel.signal() * byB;
  }
}
