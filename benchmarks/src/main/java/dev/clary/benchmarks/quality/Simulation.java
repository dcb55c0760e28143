package dev.clary.benchmarks.quality;

import dev.clary.benchmarks.task.Task;
import dev.clary.optimizer.FailureKind;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** One search of one task in one setting, on a clock that nobody waits for. */
final class Simulation {

  /** Random values whose median is the unit of regret. */
  private static final int REFERENCE_DRAWS = 1000;

  /** A training job that ends at a simulated time. */
  private record Running(Suggestion suggestion, double end) {}

  private final Task task;
  private final Setting setting;
  private final long seed;
  private final double unit;
  private final List<Double> regrets = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private double bestSeen = Double.POSITIVE_INFINITY;
  private double regret = 1;

  /**
   * Creates a search that has not begun.
   *
   * @param unit what {@link #unit} says of the task
   */
  Simulation(Task task, Setting setting, long seed, double unit) {
    this.task = task;
    this.setting = setting;
    this.seed = seed;
    this.unit = unit;
  }

  /** The median regret of random assignments. */
  static double unit(Task task) {
    var random = new SplittableRandom(1);
    double[] draws = new double[REFERENCE_DRAWS];
    int dimensions = task.space().ranges().size();
    for (int i = 0; i < draws.length; i++) {
      double[] point = random.doubles(dimensions).toArray();
      draws[i] = task.goal().loss(task.value(task.space().decode(point)));
    }
    Arrays.sort(draws);
    return draws[draws.length / 2] - task.goal().loss(task.best());
  }

  /** Searches until as many training jobs have ended as there are in the budget. */
  void run(Method method, int budget) {
    var running = new PriorityQueue<Running>(Comparator.comparingDouble(Running::end));
    double now = 0;
    int started = 0;
    try (Method.Search search = method.start(task.space(), task.goal(), seed, budget)) {
      while (regrets.size() < budget) {
        int free =
            setting.together() && !running.isEmpty() ? 0 : setting.workers() - running.size();
        for (; free > 0 && started < budget; free--) {
          long before = System.nanoTime();
          Suggestion suggestion = search.ask();
          seconds.add((System.nanoTime() - before) / 1e9);
          started++;
          running.add(new Running(suggestion, now + duration(suggestion.number())));
        }
        Running ended = running.remove();
        now = ended.end;
        search.tell(outcome(ended.suggestion));
        regrets.add(regret);
      }
    }
  }

  private SplittableRandom random(int number, int purpose) {
    return new SplittableRandom(seed * 1_000_003 + number * 7919L + purpose).split();
  }

  private double duration(int number) {
    return Math.exp(0.5 * random(number, 1).nextGaussian());
  }

  /** What the training job reports; the regret is that of the value that looks best so far. */
  private Observation outcome(Suggestion suggestion) {
    SplittableRandom random = random(suggestion.number(), 2);
    if (random.nextDouble() < setting.failures()) {
      return Observation.failed(
          suggestion.number(), suggestion.assignment(), FailureKind.ALGORITHM);
    }
    double noise = setting.noise() * unit * random.nextGaussian();
    double value = task.draw(suggestion.assignment(), random) + noise;
    if (task.goal().loss(value) < bestSeen) {
      bestSeen = task.goal().loss(value);
      double loss = task.goal().loss(task.value(suggestion.assignment()));
      regret = Math.min(1, Math.max(0, (loss - task.goal().loss(task.best())) / unit));
    }
    return Observation.succeeded(suggestion.number(), suggestion.assignment(), value);
  }

  /** Regret after each ended training job: 0 is the best there is, 1 the median of chance. */
  List<Double> regrets() {
    return regrets;
  }

  /** Seconds each suggestion took. */
  List<Double> seconds() {
    return seconds;
  }
}
