package dev.clary.optimizer.analysis;

import java.util.List;

/**
 * How much each hyperparameter matters, as far as a search can tell. Immutable.
 *
 * @param parameters those that have a choice, in the order of the ranges; empty while fewer than
 *     two different values of the objective are known
 * @param reliable whether the figures mean something: enough observations, and models that predict
 *     those they have not seen better than chance would
 * @param predictability rank correlation of the observations with their predictions by models that
 *     have not seen them, -1 to 1
 * @param observations how many assignments with a value they rest on
 */
public record Importances(
    List<Importance> parameters, boolean reliable, double predictability, int observations) {

  /** Fewer observations are not reliable. */
  public static final int LEAST_OBSERVATIONS = 20;

  /** A model that predicts worse is not reliable. */
  public static final double LEAST_PREDICTABILITY = 0.2;

  /** Chance alone exceeds so many standard errors of a rank correlation in one of 40 searches. */
  private static final double ERRORS = 2;

  public Importances {
    parameters = List.copyOf(parameters);
  }

  /** Judges whether the figures are reliable. */
  public static Importances of(
      List<Importance> parameters, double predictability, int observations) {
    double least = Math.max(LEAST_PREDICTABILITY, ERRORS / Math.sqrt(observations));
    boolean reliable = observations >= LEAST_OBSERVATIONS && predictability >= least;
    return new Importances(parameters, reliable, predictability, observations);
  }

  /** What is known of nothing. */
  public static Importances unknown(int observations) {
    return new Importances(List.of(), false, 0, observations);
  }
}
