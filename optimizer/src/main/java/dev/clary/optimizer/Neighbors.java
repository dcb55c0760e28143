package dev.clary.optimizer;

import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ParameterRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the evaluated suggestion nearest to an assignment, for explanations of rules that have no
 * model. Distances are those of the unit cube, different categories being as far apart as the ends
 * of a range. Immutable.
 */
public final class Neighbors {
  private final History history;
  private final List<Integer> numbers = new ArrayList<>();
  private final List<double[]> points = new ArrayList<>();

  /** Reads all successful observations once. */
  public Neighbors(History history) {
    this.history = history;
    for (Observation observation : history.observations()) {
      if (observation.value().isPresent()) {
        numbers.add(observation.number());
        points.add(history.space().encode(observation.assignment()));
      }
    }
  }

  /** The figure {@link Explanation#NEAREST}: the earliest of equals; none if nothing succeeded. */
  public Map<String, Number> figures(Assignment assignment) {
    double[] point = history.space().encode(assignment);
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points.size(); i++) {
      double distance = distance(point, points.get(i));
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest < 0 ? Map.of() : Map.of(Explanation.NEAREST, numbers.get(nearest));
  }

  private double distance(double[] a, double[] b) {
    double sum = 0;
    List<ParameterRange> ranges = history.space().ranges();
    for (int j = 0; j < a.length; j++) {
      double difference = a[j] - b[j];
      boolean categorical = ranges.get(j) instanceof CategoricalRange;
      sum += categorical ? Math.abs(Math.signum(difference)) : difference * difference;
    }
    return sum;
  }
}
