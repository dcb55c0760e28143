package dev.clary.benchmarks.speed;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.CategoricalRange;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.IntegerRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Histories of a given length over eight parameters: four real, two whole-numbered, two categories.
 * A fifth of the observations are spread over the space, the others crowd around the best place as
 * those of a search do.
 */
final class Histories {
  static final SearchSpace SPACE = space();
  private static final double SPREAD_SHARE = 0.2;
  private static final double[] BEST = {0.3, 0.62, 0.45, 0.8, 0.5, 0.35, 0.5, 0.125};

  private Histories() {}

  private static SearchSpace space() {
    var ranges = new ArrayList<ParameterRange>();
    ranges.add(new ContinuousRange("rate", 1e-5, 0.1, Scaling.LOGARITHMIC));
    ranges.add(new ContinuousRange("momentum", 0.5, 0.999, Scaling.REVERSE_LOGARITHMIC));
    ranges.add(new ContinuousRange("dropout", 0, 0.6, Scaling.LINEAR));
    ranges.add(new ContinuousRange("decay", 1e-6, 0.1, Scaling.LOGARITHMIC));
    ranges.add(new IntegerRange("layers", 1, 8, Scaling.LINEAR));
    ranges.add(new IntegerRange("units", 16, 1024, Scaling.LOGARITHMIC));
    ranges.add(new CategoricalRange("optimizer", List.of("adam", "sgd", "rmsprop")));
    ranges.add(new CategoricalRange("activation", List.of("relu", "gelu", "tanh", "elu")));
    return new SearchSpace(ranges);
  }

  /** A history of so many observations and pending suggestions, different for every seed. */
  static History of(int observations, int pending, long seed) {
    var random = new SplittableRandom(seed);
    var done = new ArrayList<Observation>();
    for (int number = 1; number <= observations; number++) {
      Assignment assignment = SPACE.decode(point(random, number));
      done.add(Observation.succeeded(number, assignment, loss(assignment)));
    }
    var running = new ArrayList<Suggestion>();
    for (int number = observations + 1; number <= observations + pending; number++) {
      running.add(Suggestion.of(number, SPACE.decode(point(random, number))));
    }
    return new History(SPACE, Goal.MINIMIZE, seed, 2 * observations + 100, running, done);
  }

  private static double[] point(SplittableRandom random, int number) {
    double[] point = random.doubles(BEST.length).toArray();
    if (random.nextDouble() < SPREAD_SHARE) {
      return point;
    }
    double width = 0.5 / Math.sqrt(1 + 0.05 * number);
    for (int j = 0; j < point.length; j++) {
      boolean moved = j < 6 || random.nextDouble() < 0.1;
      double near = j < 6 ? BEST[j] + width * random.nextGaussian() : point[j];
      point[j] = moved ? Math.max(0, Math.min(1, near)) : BEST[j];
    }
    return point;
  }

  /** A bent valley with a few waves, a cost for wrong categories, and what training scatters. */
  static double loss(Assignment assignment) {
    double[] point = SPACE.encode(assignment);
    double loss = 0.1 + 0.002 * Math.sin(1e4 * point[0] + 3e3 * point[1]);
    for (int j = 0; j < 6; j++) {
      double away = point[j] - BEST[j] - (j > 0 ? 0.3 * (point[j - 1] - BEST[j - 1]) : 0);
      loss += (1 + j) * away * away / 6 + 0.01 * (1 - Math.cos(12 * away));
    }
    for (int j = 6; j < 8; j++) {
      loss += 0.1 * Math.abs(point[j] - BEST[j]);
    }
    return loss;
  }
}
