package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import java.util.ArrayList;
import java.util.List;

/** Finds the hyperparameters that explain the observations best, given the prior. */
final class HyperparameterFit {

  /*
   * Nothing is remembered between suggestions, and yet a fit starts where an earlier one ended: the
   * first 16, 32, 64, ... observations are fitted before all of them, each from the result of the
   * one before. With cubic cost this chain adds less than a third, and the result is a function of
   * the observations alone. Of more than 256 observations, as many representatives are fitted.
   */

  private static final int MOST_ROWS = 256;
  private static final int FIRST_PREFIX = 16;
  private static final int FEW = 40;
  private static final int MOST_COLD = 60;
  private static final int MOST_WARM = 25;
  private static final double FIRST_STEP = 0.5;

  private final ModelSpace space;
  private final History history;

  HyperparameterFit(ModelSpace space, History history) {
    this.space = space;
    this.history = history;
  }

  /** Logarithms in the order of {@link Prior}; the prior's means if nothing could be fitted. */
  double[] fit(Training training) {
    Prior prior = prior(0);
    double[] theta = prior.means();
    for (int size = FIRST_PREFIX; size < Math.min(training.size(), MOST_ROWS); size *= 2) {
      theta = fit(training.prefix(size), theta);
    }
    return fit(training.rows(Representatives.of(space, training, MOST_ROWS)), theta);
  }

  private Prior prior(int observations) {
    return new Prior(space, observations >= Math.max(12, space.dimensions() + 4));
  }

  private double[] fit(Training training, double[] earlier) {
    Prior prior = prior(training.size());
    double[] targets = OutputTransform.fit(training.losses()).targets();
    var likelihood = new Likelihood(space, training.points(), targets, training.repeats(), prior);
    double[] best = prior.means();
    double least = Double.POSITIVE_INFINITY;
    for (double[] start : starts(prior, earlier, training.size())) {
      int most = training.size() <= FEW ? MOST_COLD : MOST_WARM;
      var effort = new BoundedMinimizer.Effort(most, FIRST_STEP, 1e-6);
      var minimizer =
          new BoundedMinimizer(likelihood, prior.lower(), prior.upper(), effort, Curvature.unknown());
      double value = minimizer.from(start);
      if (value < least) {
        least = value;
        best = minimizer.point();
      }
    }
    return best;
  }

  private List<double[]> starts(Prior prior, double[] earlier, int size) {
    var starts = new ArrayList<double[]>();
    starts.add(prior.adopt(earlier));
    if (size > FIRST_PREFIX && size <= FEW) {
      starts.add(prior.means());
    }
    if (size <= FEW) {
      starts.add(prior.draw(history.stream("hyperparameters", size)));
    }
    return starts;
  }
}
