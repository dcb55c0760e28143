package dev.clary.optimizer.tuning;

import dev.clary.optimizer.Explanation;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
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

  /** A few lines for people: what is best, what it took to find it, and why it was tried. */
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
    return text.toString();
  }
}
