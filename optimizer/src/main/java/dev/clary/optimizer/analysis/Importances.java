package dev.clary.optimizer.analysis;

import java.util.List;

/**
 * How much each hyperparameter matters, as far as a search can tell. Immutable.
 *
 * @param parameters those that have a choice, in the order of the ranges; empty while fewer than
 *     two different values of the objective are known
 * @param reliable whether the figures mean something: enough observations, and the model predicts
 *     each of them from the others
 * @param predictability rank correlation of the observations with their predictions from all the
 *     others, -1 to 1
 * @param observations how many assignments with a value they rest on
 */
public record Importances(
    List<Importance> parameters, boolean reliable, double predictability, int observations) {

  /** Fewer observations are not reliable. */
  public static final int LEAST_OBSERVATIONS = 20;

  /** A model that predicts worse is not reliable. */
  public static final double LEAST_PREDICTABILITY = 0.2;

  public Importances {
    parameters = List.copyOf(parameters);
  }

  /** What is known of nothing. */
  public static Importances unknown(int observations) {
    return new Importances(List.of(), false, 0, observations);
  }
}
