package dev.clary.optimizer.bayesian;

import java.util.SplittableRandom;

/** Draws hyperparameters from their posterior, where a fit only finds the likeliest. */
final class SliceSampler {

  /*
   * Elliptical slice sampling: the prior is normal, so every point of the ellipse through the
   * present vector and a fresh draw of the prior has the right prior; the angle is found by
   * shrinking a bracket until the likelihood is above a random level. Nothing to tune, always
   * accepted.
   *
   * Murray, Adams and MacKay, Elliptical Slice Sampling, AISTATS 2010, figure 2.
   */

  private static final int MOST_SHRINKS = 30;

  private final Likelihood likelihood;
  private final Prior prior;
  private final SplittableRandom random;

  SliceSampler(Likelihood likelihood, Prior prior, SplittableRandom random) {
    this.likelihood = likelihood;
    this.prior = prior;
    this.random = random;
  }

  /** Returns the vector after so many moves. */
  double[] walk(double[] start, int moves) {
    double[] theta = start;
    double value = logLikelihood(theta);
    for (int i = 0; i < moves; i++) {
      double[] other = prior.drawUnbounded(random);
      double level = value + Math.log(random.nextDouble(Double.MIN_NORMAL, 1));
      double angle = random.nextDouble(2 * Math.PI);
      double low = angle - 2 * Math.PI;
      double high = angle;
      for (int shrink = 0; shrink < MOST_SHRINKS; shrink++) {
        double[] moved = ellipse(theta, other, angle);
        double found = prior.inside(moved) ? logLikelihood(moved) : Double.NEGATIVE_INFINITY;
        if (found > level) {
          theta = moved;
          value = found;
          break;
        }
        low = angle < 0 ? angle : low;
        high = angle < 0 ? high : angle;
        angle = random.nextDouble(low, high);
      }
    }
    return theta;
  }

  private double[] ellipse(double[] theta, double[] other, double angle) {
    double[] means = prior.means();
    double[] moved = new double[theta.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] =
          means[i]
              + Math.cos(angle) * (theta[i] - means[i])
              + Math.sin(angle) * (other[i] - means[i]);
    }
    return moved;
  }

  private double logLikelihood(double[] theta) {
    return prior.penalty(theta) - likelihood.value(theta);
  }
}
