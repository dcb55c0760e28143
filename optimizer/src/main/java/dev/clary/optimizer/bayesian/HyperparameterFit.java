package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Finds the hyperparameters that explain the observations best, given the prior. */
final class HyperparameterFit {

  /*
   * A fit starts where an earlier one ended, with the curvature found there: the first 16, 20, 25,
   * 31, ... observations are fitted before all of them, each from the result of the one before. The
   * result is a function of the observations alone; a memory of fits only spares the repetition, so
   * that a search under way pays for the last of the chain and a search restarted for all of it,
   * which is twice as much. Few observations have several explanations: there, the prior is asked
   * for other starts.
   *
   * More than 256 observations are fitted at the sizes of the chain only, from as many
   * representatives: what a twentieth more observations change is less than what the choice does.
   */

  private static final int MOST_ROWS = 256;
  private static final int FIRST = 16;
  private static final int FEW = 40;
  private static final BoundedMinimizer.Effort COLD = new BoundedMinimizer.Effort(60, 0.5, 1e-2);
  private static final BoundedMinimizer.Effort WARM = new BoundedMinimizer.Effort(25, 0.5, 1e-2);

  private final ModelSpace space;
  private final History history;
  private final FitMemory memory;

  HyperparameterFit(ModelSpace space, History history, FitMemory memory) {
    this.space = space;
    this.history = history;
    this.memory = memory;
  }

  /** Logarithms in the order of {@link Prior}; the prior's means if nothing could be fitted. */
  double[] fit(Training training) {
    int size = training.size();
    return remembered(size <= MOST_ROWS ? training : training.prefix(before(size + 1))).theta();
  }

  /** The last size of the chain below a size; 0 if there is none. */
  static int before(int size) {
    int last = 0;
    for (int next = FIRST; next < size; next += next / 4) {
      last = next;
    }
    return last;
  }

  private Fit remembered(Training training) {
    ByteBuffer key = new TrainingDigest(space, history.seed()).of(training);
    Optional<Fit> known = memory.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    Fit fit = chained(training);
    memory.put(key, fit);
    return fit;
  }

  private Fit chained(Training training) {
    int size = training.size();
    int earlier = before(Math.min(size, MOST_ROWS));
    Fit start =
        earlier == 0
            ? new Fit(prior(0).means(), Curvature.unknown())
            : remembered(training.prefix(earlier));
    return from(start, training.rows(Representatives.of(space, training, MOST_ROWS)));
  }

  private Prior prior(int observations) {
    return new Prior(space, observations >= Math.max(12, space.dimensions() + 4));
  }

  private Fit from(Fit earlier, Training training) {
    int size = training.size();
    Prior prior = prior(size);
    double[] targets = OutputTransform.fit(training.losses()).targets();
    var likelihood = new Likelihood(space, training.points(), targets, training.repeats(), prior);
    boolean alike = earlier.theta().length == prior.size();
    Curvature known = alike ? earlier.curvature() : Curvature.unknown();
    var attempts = new Attempts(likelihood, prior, size <= FEW ? COLD : WARM);
    attempts.from(prior.adopt(earlier.theta()), known);
    if (size > FIRST && size <= FEW) {
      attempts.from(prior.means(), Curvature.unknown());
    }
    if (size <= FEW) {
      double[] drawn = prior.draw(history.stream("hyperparameters", size));
      attempts.from(drawn, Curvature.unknown());
    }
    return attempts.best;
  }

  /** Minimizes from several starts; the earliest of the best wins. */
  private static final class Attempts {
    private final Likelihood likelihood;
    private final Prior prior;
    private final BoundedMinimizer.Effort effort;
    private double least = Double.POSITIVE_INFINITY;
    private Fit best;

    Attempts(Likelihood likelihood, Prior prior, BoundedMinimizer.Effort effort) {
      this.likelihood = likelihood;
      this.prior = prior;
      this.effort = effort;
      this.best = new Fit(prior.means(), Curvature.unknown());
    }

    void from(double[] start, Curvature curvature) {
      var minimizer =
          new BoundedMinimizer(likelihood, prior.lower(), prior.upper(), effort, curvature);
      double value = minimizer.from(start);
      if (value < least) {
        least = value;
        best = new Fit(minimizer.point(), curvature);
      }
    }
  }
}
