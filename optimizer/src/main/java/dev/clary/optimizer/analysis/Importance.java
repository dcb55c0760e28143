package dev.clary.optimizer.analysis;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How much one hyperparameter matters. Immutable. Variances are those of the surrogate's mean over
 * the whole space, in the scale that the search models.
 *
 * @param name the hyperparameter's name
 * @param share its total index divided by the sum of all, 0 to 1
 * @param deviation how uncertain the share is: its standard error, by leaving out a fifth of the
 *     observations at a time
 * @param first the part of the variance that it brings about alone, 0 to 1
 * @param total the same with its interactions
 * @param shareNearBest as {@code share}, when only differences among the best quarter of the space
 *     count
 * @param effects the mean objective by value, all other hyperparameters averaged out
 */
public record Importance(
    String name,
    double share,
    double deviation,
    double first,
    double total,
    double shareNearBest,
    List<Effect> effects) {

  /**
   * What a value scores on average.
   *
   * @param value as it would be suggested
   * @param mean of the objective, in the metric's own unit
   */
  public record Effect(String value, double mean) {
    public Effect {
      requireNonNull(value, "value");
    }
  }

  public Importance {
    requireNonNull(name, "name");
    effects = List.copyOf(effects);
  }
}
