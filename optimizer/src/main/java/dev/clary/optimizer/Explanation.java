package dev.clary.optimizer;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Why a suggestion was made. Immutable.
 *
 * @param policy the rule that made it, for example {@code random} or {@code initial design}
 * @param figures what the rule expected, by the names below; absent where it expects nothing
 * @param notes remarks for people, for example that a model could not be fitted
 */
public record Explanation(String policy, Map<String, Number> figures, List<String> notes) {

  /** Figure: the objective value expected, in the metric's own unit. */
  public static final String PREDICTED_MEAN = "predictedMean";

  /** Figure: the standard deviation of that expectation, in the metric's own unit. */
  public static final String PREDICTED_DEVIATION = "predictedDeviation";

  /** Figure: by how much the best value is expected to be bettered, in the metric's own unit. */
  public static final String EXPECTED_IMPROVEMENT = "expectedImprovement";

  /** Figure: the number of the nearest suggestion that has been evaluated. */
  public static final String NEAREST = "nearest";

  public Explanation {
    requireNonNull(policy, "policy");
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    notes = List.copyOf(notes);
  }

  /** An explanation of nothing but the rule's name. */
  public static Explanation of(String policy, String... notes) {
    return new Explanation(policy, Map.of(), List.of(notes));
  }

  /** One of the figures; empty if the rule expects nothing of the kind. */
  public OptionalDouble figure(String name) {
    Number figure = figures.get(name);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.doubleValue());
  }

  /** Everything as one flat map of texts, doubles and integers, ready to be stored. */
  public Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("policy", policy);
    facts.putAll(figures);
    if (!notes.isEmpty()) {
      facts.put("notes", String.join("; ", notes));
    }
    return Collections.unmodifiableMap(facts);
  }
}
