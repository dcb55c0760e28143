package dev.clary.optimizer.analysis;

/**
 * What a search may still gain, as far as its model can tell. Immutable. Gains are in the metric's
 * own unit and 0 or more, whichever way the goal points.
 *
 * @param expectedGain by how much the best there is can be expected to be better than what was
 *     found
 * @param gap by how much it may be better at most, within one deviation of the model
 * @param chance the probability, 0 to 1, that there is anything better by more than {@link
 *     #SIGNIFICANT} of the best value
 * @param sinceImprovement how many observations there were since the last one that was better by
 *     more than that
 * @param observations how many assignments with a value it rests on
 * @param converged whether the search has gone on for long without such an improvement, and none is
 *     expected, at three successive observations
 */
public record Convergence(
    double expectedGain,
    double gap,
    double chance,
    int sinceImprovement,
    int observations,
    boolean converged) {

  /** A smaller improvement, as a share of the best value, is none. */
  public static final double SIGNIFICANT = 0.01;

  /** What is known before there is a model: everything may be gained. */
  public static Convergence unknown(int sinceImprovement, int observations) {
    return new Convergence(
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        1,
        sinceImprovement,
        observations,
        false);
  }
}
