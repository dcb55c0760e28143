package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was learned from a history's observations: transform and hyperparameters. Immutable. */
final class Model {
  private static final int FANTASIES = 32;
  private static final int FANTASIES_OF_MANY = 16;
  private static final int MANY_PENDING = 16;

  /** Below this share of noise, the best value observed is the one to improve on. */
  private static final double LITTLE_NOISE = 0.05;

  /** Of more observations, so many representatives train the surrogate. */
  private static final int MOST_ROWS = 500;

  /** The latest crashes that the failure model looks at. */
  private static final int MOST_FAILURES = 200;

  private static final int BEST = 16;

  /*
   * While much of the budget is left, a gain below a tenth of the losses' deviation is not worth a
   * training job: without that margin, a search that has found the bottom of one valley spends the
   * rest of its jobs on ever smaller certain gains there. As the budget runs out, both the margin
   * and the boldness fade, and the search keeps to what is promised for certain. Where crashes have
   * a place there is no margin: what is left unexplored may be ground that nobody should tread.
   */
  private static final double MARGIN = 0.1;
  private static final double LAST_BOLDNESS = 0.7;

  private final ModelSpace space;
  private final Training training;
  private final double[] targets;
  private final OutputTransform transform;
  private final double[] theta;
  private final double boldness;

  private Model(
      ModelSpace space,
      Training training,
      double[] targets,
      OutputTransform transform,
      double[] theta,
      double boldness) {
    this.space = space;
    this.training = training;
    this.targets = targets;
    this.transform = transform;
    this.theta = theta;
    this.boldness = boldness;
  }

  static Model fit(ModelSpace space, History history, Evidence evidence, FitMemory memory) {
    Training training = Training.of(evidence);
    var fits = new HyperparameterFit(space, history, memory);
    double[] theta = fits.fit(training);
    double boldness = new Boldness(space, fits).after(training);
    OutputTransform transform = OutputTransform.fit(training.losses());
    int[] rows = Representatives.of(space, training, MOST_ROWS);
    double[] targets = Training.pick(transform.targets(), rows);
    return new Model(space, training.rows(rows), targets, transform, theta, boldness);
  }

  /** This model with the prior's hyperparameters and much noise, for when nothing else works. */
  Model withDefaults() {
    double[] defaults = new Prior(space, false).means();
    defaults[space.dimensions() + 1] = Math.log(1e-2);
    return new Model(space, training, targets, transform, defaults, boldness);
  }

  Kernel kernel() {
    return new Kernel(space, theta);
  }

  OutputTransform transform() {
    return transform;
  }

  /** The surrogate that also expects results at pending points; empty if it cannot be computed. */
  Optional<Surrogate> surrogate(List<double[]> pending, SplittableRandom random) {
    Optional<Surrogate> surrogate = Surrogate.of(kernel(), training, targets, pending);
    if (!pending.isEmpty()) {
      surrogate.ifPresent(s -> s.expect(normals(pending.size(), random)));
    }
    return surrogate;
  }

  /** Antithetic pairs of evenly spread normal vectors. */
  private static double[][] normals(int pending, SplittableRandom random) {
    int count = pending > MANY_PENDING ? FANTASIES_OF_MANY : FANTASIES;
    var sobol = new Sobol(pending, random);
    double[][] normals = new double[count][];
    for (int s = 0; s < count; s += 2) {
      normals[s] = Arrays.stream(sobol.point(s / 2)).map(Normal::quantile).toArray();
      normals[s + 1] = Arrays.stream(normals[s]).map(z -> -z).toArray();
    }
    return normals;
  }

  /**
   * The criterion for the next suggestion.
   *
   * @param left share of the budget that is left, 0 to 1
   */
  Acquisition acquisition(Surrogate surrogate, Evidence evidence, double left) {
    List<double[]> failed = evidence.failed();
    List<double[]> latest =
        failed.subList(Math.max(0, failed.size() - MOST_FAILURES), failed.size());
    var failures = new FailureModel(failureKernel(), latest, training.points());
    double[] worthwhile = incumbents(surrogate, evidence.pending());
    for (int s = 0; s < worthwhile.length; s++) {
      worthwhile[s] -= failures.placed() ? 0 : MARGIN * left;
    }
    double bold = LAST_BOLDNESS + (boldness - LAST_BOLDNESS) * left;
    return new Acquisition(surrogate, failures, worthwhile, bold);
  }

  /** Crashes are thought to be local, however smooth the loss is. */
  private Kernel failureKernel() {
    double[] prior = new Prior(space, false).means();
    double[] shorter = theta.clone();
    for (int j = 0; j < space.dimensions(); j++) {
      shorter[j] = Math.min(theta[j], prior[j]);
    }
    return new Kernel(space, shorter);
  }

  /** The target to improve on, one per fantasy: the best of what is known and what is imagined. */
  private double[] incumbents(Surrogate surrogate, List<double[]> pending) {
    double noise = surrogate.kernel().noise();
    double share = noise / (noise + surrogate.kernel().signal());
    double[][] points =
        share < LITTLE_NOISE
            ? pending.toArray(double[][]::new)
            : Stream.concat(Arrays.stream(training.points()), pending.stream())
                .toArray(double[][]::new);
    double known =
        share < LITTLE_NOISE
            ? Arrays.stream(targets).min().orElseThrow()
            : Double.POSITIVE_INFINITY;
    double[] incumbents = new double[surrogate.fantasies()];
    double[][] cross = surrogate.crossCovariances(points);
    for (int s = 0; s < incumbents.length; s++) {
      incumbents[s] =
          points.length == 0
              ? known
              : Math.min(known, Arrays.stream(surrogate.means(cross, s)).min().orElse(known));
    }
    return incumbents;
  }

  /** The best evaluated points, best first; earlier ones first among equals. */
  double[][] best() {
    return IntStream.range(0, training.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> targets[i]))
        .limit(BEST)
        .map(i -> training.points()[i])
        .toArray(double[][]::new);
  }
}
