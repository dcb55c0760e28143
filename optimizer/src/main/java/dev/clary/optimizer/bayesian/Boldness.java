package dev.clary.optimizer.bayesian;

import java.util.List;
import java.util.Optional;

/** How far a search distrusts its surrogate: what the surrogate's deviations are multiplied by. */
final class Boldness {

  /*
   * The likeliest hyperparameters of few observations are too sure of themselves: whatever did not
   * matter so far is believed never to matter, and the search creeps along what it knows. How much
   * too sure can be measured: fits to the first observations predict the ones after them, and the
   * errors, divided by the deviations predicted, should have a mean square of 1. Solving with the
   * triangular factor of all covariances gives these errors, each predicted from all points before
   * it. The root of the mean square of the latest is the boldness; a few imagined ones steady it.
   */

  private static final int LATEST = 16;
  private static final double IMAGINED = 4;
  private static final double USUAL = 1.75;
  private static final double LEAST = 1;
  private static final double MOST = 3;
  private static final double LARGEST_ERROR = 6;

  /** Later observations are not looked at: by then there is little left to be too sure of. */
  private static final int MOST_ROWS = 256;

  private final ModelSpace space;
  private final HyperparameterFit fits;

  Boldness(ModelSpace space, HyperparameterFit fits) {
    this.space = space;
    this.fits = fits;
  }

  /** The factor for the next suggestion after some observations. */
  double after(Training training) {
    double sum = IMAGINED * USUAL * USUAL;
    double count = IMAGINED;
    int size = Math.min(MOST_ROWS, training.size());
    int from = HyperparameterFit.before(size);
    while (from > 0 && count < IMAGINED + LATEST) {
      double[] errors = errors(training.prefix(size), from);
      for (double error : errors) {
        double bounded = Math.min(LARGEST_ERROR, Math.abs(error));
        sum += bounded * bounded;
      }
      count += errors.length;
      size = from;
      from = HyperparameterFit.before(size);
    }
    return Math.max(LEAST, Math.min(MOST, Math.sqrt(sum / count)));
  }

  /** Standardized errors at the points from an index on, by a fit to those before it. */
  private double[] errors(Training training, int from) {
    double[] targets = OutputTransform.fit(training.losses()).targets();
    var kernel = new Kernel(space, fits.fit(training.prefix(from)));
    Optional<Surrogate> surrogate = Surrogate.of(kernel, training, targets, List.of());
    return surrogate.map(s -> s.errors(targets, from)).orElse(new double[0]);
  }
}
