package dev.clary.optimizer.bayesian;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Finds the unused point that promises most. */
final class AcquisitionSearch {

  private static final int POOL = 1024;
  private static final int STARTS = 5;

  /** Spaces up to this size are scored as a whole. */
  private static final int LISTED = 50_000;

  /** Listed spaces are first cut to so many points by a cheaper score. */
  private static final int SCORED = 2048;

  private final ModelSpace space;
  private final Evidence evidence;
  private final Surrogate surrogate;
  private final Acquisition acquisition;
  private final SplittableRandom random;
  private boolean avoidedUsed;

  AcquisitionSearch(
      ModelSpace space,
      Evidence evidence,
      Surrogate surrogate,
      Acquisition acquisition,
      SplittableRandom random) {
    this.space = space;
    this.evidence = evidence;
    this.surrogate = surrogate;
    this.acquisition = acquisition;
    this.random = random;
  }

  /**
   * Returns the unused snapped point of the highest score.
   *
   * @param best evaluated points, best first
   * @param deadline after which no further climb begins
   */
  Optional<double[]> find(double[][] best, Deadline deadline) {
    if (space.size().orElse(Long.MAX_VALUE) <= LISTED) {
      double[][] listed = promising(unused());
      return first(listed, acquisition.scores(listed));
    }
    Kernel kernel = surrogate.kernel();
    double[][] pool = new CandidatePool(space, evidence, random).draw(best, kernel, POOL);
    if (pool.length == 0) {
      return Optional.empty();
    }
    double[] scores = acquisition.scores(pool);
    var climber = new LocalSearch(space, acquisition, kernel, random);
    double[][] ends =
        IntStream.of(starts(scores))
            .takeWhile(i -> !deadline.passes())
            .mapToObj(i -> climber.climb(pool[i]))
            .toArray(double[][]::new);
    double[][] all = Arrays.copyOf(ends, ends.length + pool.length);
    System.arraycopy(pool, 0, all, ends.length, pool.length);
    double[] allScores = Arrays.copyOf(acquisition.scores(ends), all.length);
    System.arraycopy(scores, 0, allScores, ends.length, scores.length);
    return first(all, allScores);
  }

  private Optional<double[]> first(double[][] points, double[] scores) {
    return IntStream.range(0, points.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .map(i -> points[i])
        .dropWhile(this::avoided)
        .findFirst();
  }

  private boolean avoided(double[] point) {
    boolean used = evidence.used(point);
    avoidedUsed = avoidedUsed || used;
    return used;
  }

  /** Whether a point of a higher score was passed over, since it had been suggested already. */
  boolean avoidedUsed() {
    return avoidedUsed;
  }

  /** The best of the pool, and others drawn without replacement, the better the likelier. */
  private int[] starts(double[] scores) {
    double mean = Sample.mean(scores);
    double deviation = Math.sqrt(Sample.variance(scores)) + 1e-12;
    int best =
        IntStream.range(0, scores.length)
            .boxed()
            .max(Comparator.comparingDouble(i -> scores[i]))
            .orElseThrow();
    // Adding Gumbel noise to log weights and taking the largest draws in proportion to the weights.
    double[] keys = new double[scores.length];
    for (int i = 0; i < keys.length; i++) {
      double gumbel = -Math.log(-Math.log(random.nextDouble(Double.MIN_NORMAL, 1)));
      keys[i] = 2 * (scores[i] - mean) / deviation + gumbel;
    }
    keys[best] = Double.POSITIVE_INFINITY;
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -keys[i]))
        .limit(STARTS)
        .mapToInt(i -> i)
        .toArray();
  }

  private double[][] unused() {
    return IntStream.range(0, (int) space.size().orElseThrow())
        .mapToObj(space::nth)
        .filter(point -> !evidence.used(point))
        .toArray(double[][]::new);
  }

  /** Cuts a long list by an optimistic bound that needs no solve: the nearest point's alone. */
  private double[][] promising(double[][] points) {
    if (points.length <= SCORED) {
      return points;
    }
    double[] bounds = new double[points.length];
    for (int from = 0; from < points.length; from += SCORED) {
      double[][] block = Arrays.copyOfRange(points, from, Math.min(from + SCORED, points.length));
      double[] part = optimisticBounds(block);
      System.arraycopy(part, 0, bounds, from, part.length);
    }
    return IntStream.range(0, points.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> bounds[i]))
        .limit(SCORED)
        .map(i -> points[i])
        .toArray(double[][]::new);
  }

  private double[] optimisticBounds(double[][] points) {
    double signal = surrogate.kernel().signal();
    double[][] cross = surrogate.crossCovariances(points);
    double[] bounds = surrogate.means(cross, 0);
    for (int b = 0; b < bounds.length; b++) {
      double nearest = 0;
      for (double[] row : cross) {
        nearest = Math.max(nearest, row[b]);
      }
      double correlation = nearest / signal;
      bounds[b] -= Math.sqrt(signal * Math.max(0, 1 - correlation * correlation));
    }
    return bounds;
  }
}
