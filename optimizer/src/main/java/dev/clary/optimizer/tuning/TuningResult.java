package dev.clary.optimizer.tuning;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.analysis.Convergence;
import dev.clary.optimizer.analysis.Importance;
import dev.clary.optimizer.analysis.Importances;
import dev.clary.optimizer.bayesian.SearchAnalysis;
import dev.clary.optimizer.space.Assignment;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What tuning found. Immutable.
 *
 * @param history everything that was tried
 * @param explanations why each suggestion was made, by its number
 */
public record TuningResult(History history, Map<Integer, Explanation> explanations) {

  public TuningResult {
    explanations = Map.copyOf(explanations);
  }

  /** The observation of the best value; empty if every evaluation failed. */
  public Optional<Observation> best() {
    return history.best();
  }

  /** The best assignment; empty if every evaluation failed. */
  public Optional<Assignment> assignment() {
    return best().map(Observation::assignment);
  }

  /** The best value; empty if every evaluation failed. */
  public OptionalDouble value() {
    return best().map(Observation::value).orElse(OptionalDouble.empty());
  }

  /** Which hyperparameters matter; fits a model anew, which takes some tenths of a second. */
  public Importances importances() {
    return new SearchAnalysis(history).importances();
  }

  /** What may still be gained by going on; fits a model anew. */
  public Convergence convergence() {
    return new SearchAnalysis(history).convergence();
  }

  /**
   * A few lines for people: what is best, what it took to find it, why it was tried, which
   * hyperparameters matter and what may still be gained.
   */
  public String summary() {
    long failed = history.observations().stream().filter(o -> o.failure().isPresent()).count();
    var text = new StringBuilder();
    text.append(
        "%d evaluated, %d of them failed%n".formatted(history.observations().size(), failed));
    best()
        .ifPresent(
            observation -> {
              text.append(
                  "best %s at number %d%n".formatted(value().orElseThrow(), observation.number()));
              observation
                  .assignment()
                  .values()
                  .forEach((name, value) -> text.append("  %s = %s%n".formatted(name, value)));
              Explanation why = explanations.get(observation.number());
              if (why != null) {
                text.append("tried because: %s%n".formatted(why.facts()));
              }
            });
    return text.append(prospects()).toString();
  }

  /** What a model of the search says; nothing while there is none. */
  private String prospects() {
    var analysis = new SearchAnalysis(history);
    Importances importances = analysis.importances();
    if (importances.parameters().isEmpty()) {
      return "";
    }
    var text = new StringBuilder(importances.reliable() ? "" : "not reliable yet: ");
    text.append("what matters:");
    for (Importance importance : importances.parameters()) {
      text.append(" %s %.0f %%".formatted(importance.name(), 100 * importance.share()));
    }
    Convergence convergence = analysis.convergence();
    return text.append(
            "%nstill to gain: %.3g expected, more than 1 %% with %.0f %% probability%n"
                .formatted(convergence.expectedGain(), 100 * convergence.chance()))
        .toString();
  }
}
