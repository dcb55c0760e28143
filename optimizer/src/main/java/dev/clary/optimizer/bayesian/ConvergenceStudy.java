package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.analysis.Convergence;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks a model whether there is anything left to find. */
final class ConvergenceStudy {

  /*
   * The best evaluated point competes with the most promising ones of the space, in joint draws from
   * the surrogate (Thompson draws): by how much is the least loss of a draw below that of the best
   * evaluated point? Beside it the gap between the least upper bound of what was evaluated and the
   * least lower bound of everything, one deviation each way, after Makarova and others, Automatic
   * Termination for Hyperparameter Optimization, 2022.
   *
   * A search has converged if for long nothing got better by more than a hundredth, and by the draws
   * or by the gap nothing will; three times in a row, since one model may err. The two models before
   * are fitted only if the last one says so.
   */

  private static final int LOOKED_AT = 4096;
  private static final int DRAWN = 256;
  private static final int DRAWS = 64;
  private static final double SMALL_CHANCE = 0.1;
  private static final int LEAST_OBSERVATIONS = 20;
  private static final int LEAST_PER_DIMENSION = 2;
  private static final int LEAST_BEYOND = 10;
  private static final int LEAST_SINCE = 10;
  private static final int SINCE_PER_PENDING = 3;
  private static final int SUCCESSIVE = 3;

  private final History history;
  private final ModelSpace space;
  private final Evidence evidence;
  private final FitMemory memory;

  ConvergenceStudy(History history, ModelSpace space, Evidence evidence, FitMemory memory) {
    this.memory = memory;
    this.history = history;
    this.space = space;
    this.evidence = evidence;
  }

  Convergence convergence(Optional<Posterior> posterior) {
    Convergence now = estimate(posterior);
    return now.converged() && convergedBefore(SUCCESSIVE - 1) ? now : unconverged(now);
  }

  private static Convergence unconverged(Convergence now) {
    return new Convergence(
        now.expectedGain(),
        now.gap(),
        now.chance(),
        now.sinceImprovement(),
        now.observations(),
        false);
  }

  /** Whether it was so without the last observation, and so on for so many. */
  private boolean convergedBefore(int steps) {
    List<Observation> observations = history.observations();
    for (int step = 1; step <= steps; step++) {
      var earlier =
          new History(
              history.space(),
              history.goal(),
              history.seed(),
              history.budget(),
              history.pending(),
              observations.subList(0, observations.size() - step));
      Evidence known = Evidence.of(earlier, space);
      var study = new ConvergenceStudy(earlier, space, known, memory);
      if (!study.estimate(Posterior.of(space, earlier, known, memory)).converged()) {
        return false;
      }
    }
    return true;
  }

  /** The figures by one model, and whether they are those of a search that has converged. */
  private Convergence estimate(Optional<Posterior> posterior) {
    int since = sinceImprovement();
    Convergence unknown = Convergence.unknown(since, evidence.size());
    return posterior.flatMap(known -> estimate(known, since)).orElse(unknown);
  }

  private Optional<Convergence> estimate(Posterior posterior, int since) {
    SplittableRandom random = history.stream("convergence", 0);
    double[][] points = candidates(posterior, random.split());
    return posterior
        .draws(points, DRAWS, random.split())
        .map(draws -> gains(posterior, draws))
        .filter(gains -> gains.length > 0)
        .map(gains -> summary(posterior, points, gains, since));
  }

  private Convergence summary(Posterior posterior, double[][] points, double[] gains, int since) {
    double best = Arrays.stream(evidence.losses()).min().orElseThrow();
    double significant = Convergence.SIGNIFICANT * Math.abs(best);
    double chance =
        Arrays.stream(gains).filter(gain -> gain > significant).count() / (double) gains.length;
    double gap = gap(posterior, points);
    boolean idle = since >= Math.max(LEAST_SINCE, SINCE_PER_PENDING * history.pending().size());
    boolean known =
        evidence.size()
            >= Math.max(
                LEAST_OBSERVATIONS, LEAST_PER_DIMENSION * space.dimensions() + LEAST_BEYOND);
    boolean little = chance < SMALL_CHANCE || gap < significant;
    return new Convergence(
        Sample.mean(gains), gap, chance, since, evidence.size(), idle && known && little);
  }

  /** The best evaluated point, then the points of the least lower bounds. */
  private double[][] candidates(Posterior posterior, SplittableRandom random) {
    double[][] best = posterior.best();
    double[][] pool =
        new CandidatePool(space, evidence, random).draw(best, posterior.kernel(), LOOKED_AT);
    double[] bounds = bounds(posterior, pool, -2);
    double[][] promising =
        IntStream.range(0, pool.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> bounds[i]))
            .limit(DRAWN)
            .map(i -> pool[i])
            .toArray(double[][]::new);
    return Stream.concat(Stream.of(best[0]), Arrays.stream(promising)).toArray(double[][]::new);
  }

  private static double[] bounds(Posterior posterior, double[][] points, double deviations) {
    double[] bounds = posterior.means(points);
    double[] widths = posterior.deviations(points);
    Arrays.setAll(bounds, i -> bounds[i] + deviations * widths[i]);
    return bounds;
  }

  /** By how much each draw's least loss is below that of its first point, in raw losses. */
  private static double[] gains(Posterior posterior, double[][] draws) {
    return Arrays.stream(draws)
        .mapToDouble(
            draw ->
                posterior.loss(draw[0]) - posterior.loss(Arrays.stream(draw).min().orElseThrow()))
        .filter(Double::isFinite)
        .toArray();
  }

  private static double gap(Posterior posterior, double[][] points) {
    double known = least(bounds(posterior, posterior.evaluated(), 1));
    double possible = Math.min(known, least(bounds(posterior, points, -1)));
    return posterior.loss(known) - posterior.loss(possible);
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  /** Observations after the last one that bettered the best by more than a hundredth. */
  private int sinceImprovement() {
    double best = Double.POSITIVE_INFINITY;
    int since = 0;
    for (Observation observation : history.observations()) {
      since++;
      if (observation.value().isPresent()) {
        double loss = history.goal().loss(observation.value().getAsDouble());
        if (loss < best - Convergence.SIGNIFICANT * Math.abs(best) || Double.isInfinite(best)) {
          since = 0;
        }
        best = Math.min(best, loss);
      }
    }
    return since;
  }
}
