package dev.clary.benchmarks.task;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.Assignment;
import dev.clary.optimizer.space.SearchSpace;
import java.util.SplittableRandom;

/** Something to tune whose best value is known. Implementations may be used by one thread only. */
public interface Task {

  /** Suite and name, separated by a slash. */
  String name();

  SearchSpace space();

  Goal goal();

  /** What one training run would report: the value, with the noise of one draw if there is any. */
  double draw(Assignment assignment, SplittableRandom random);

  /** The value without noise. */
  double value(Assignment assignment);

  /** The best value there is, as far as is known. */
  double best();
}
