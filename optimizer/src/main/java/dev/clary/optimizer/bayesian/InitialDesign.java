package dev.clary.optimizer.bayesian;

import dev.clary.optimizer.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The first suggestions, before there is anything to model: the middle, then Sobol points. */
final class InitialDesign {
  private static final int ATTEMPTS = 64;
  private static final int SPARES = 16;
  private static final int LEAST = 3;
  private static final int MOST = 10;
  private static final double BUDGET_SHARE = 0.2;

  private final ModelSpace space;
  private final History history;

  InitialDesign(ModelSpace space, History history) {
    this.space = space;
    this.history = history;
  }

  /** How many suggestions belong to the design. */
  int size() {
    int wanted = 2 + (space.dimensions() + 1) / 2;
    int affordable = (int) Math.max(2, BUDGET_SHARE * history.budget());
    return Math.min(Math.max(LEAST, Math.min(MOST, wanted)), affordable);
  }

  /** Whether too little is known for a model. */
  boolean lasts(Evidence evidence) {
    return evidence.issued() < size() || evidence.size() < Math.max(2, size() / 2);
  }

  /**
   * The design's point for a suggestion, or a later one of the sequence if that is used. After
   * failures, of several points the one farthest from them.
   */
  Optional<double[]> point(Evidence evidence, int number) {
    var sobol = new Sobol(space.dimensions(), history.stream("initial design", 0));
    int wanted = evidence.failed().isEmpty() ? 1 : SPARES;
    var points = new ArrayList<double[]>();
    for (int attempt = 0; attempt < ATTEMPTS && points.size() < wanted; attempt++) {
      boolean middle = number == 1 && attempt == 0;
      double[] point = middle ? middle() : sobol.point(number + attempt * history.budget());
      space.snap(point);
      if (!evidence.used(point)) {
        points.add(point);
      }
    }
    return points.stream()
        .max(Comparator.comparingDouble(point -> distance(point, evidence.failed())));
  }

  private double distance(double[] point, List<double[]> others) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] other : others) {
      double sum = 0;
      for (int j = 0; j < point.length; j++) {
        double difference = point[j] - other[j];
        sum += space.categorical(j) ? Math.abs(Math.signum(difference)) : difference * difference;
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  /** Halfway through every range; the first value of categories, which authors list first. */
  private double[] middle() {
    double[] point = new double[space.dimensions()];
    for (int j = 0; j < point.length; j++) {
      point[j] = space.categorical(j) ? 0 : 0.5;
    }
    return point;
  }
}
