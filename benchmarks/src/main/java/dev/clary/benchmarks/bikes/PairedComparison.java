package dev.clary.benchmarks.bikes;

import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.bayesian.BayesianSearch;
import dev.clary.optimizer.space.Assignment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Runs a tuning job with Bayesian and with random search for each of many seeds and prints which
 * found the lower objective, by how much, and how that compares to the noise of a single training.
 *
 * <p>As in the real job, as many training jobs run at a time as the file says; here each takes the
 * same time, so that equal seeds give equal figures on every machine.
 *
 * <pre>
 * PairedComparison examples/bikes/tuning.json RESULTS [SEEDS]
 * </pre>
 *
 * <p>RESULTS is a file in which finished trainings are kept for the next run.
 */
public final class PairedComparison {
  private final TuningExample example;
  private final BikesTraining training;

  private PairedComparison(TuningExample example, BikesTraining training) {
    this.example = example;
    this.training = training;
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]).toAbsolutePath();
    int seeds = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    var example = TuningExample.read(file);
    var training =
        new BikesTraining(
            file.resolveSibling("."),
            example.staticHyperparameters(),
            TrainedBefore.in(Path.of(args[1])));
    new PairedComparison(example, training).run(seeds);
  }

  private void run(int seeds) throws InterruptedException, ExecutionException, IOException {
    List<History> random = inParallel(seeds, seed -> tune(new RandomSearch(), seed));
    List<History> bayesian = inParallel(seeds, seed -> tune(new BayesianSearch(), seed));
    System.out.printf("%-6s %10s %10s %12s%n", "seed", "Bayesian", "Random", "difference");
    for (int seed = 0; seed < seeds; seed++) {
      double better = best(random.get(seed)) - best(bayesian.get(seed));
      System.out.printf(
          "%-6d %10.3f %10.3f %12.3f%n",
          seed + 1, best(bayesian.get(seed)), best(random.get(seed)), better);
    }
    printDifferences(bayesian, random);
    printNoise(bayesian, random);
  }

  private void printDifferences(List<History> bayesian, List<History> random) {
    int seeds = random.size();
    var differences =
        new Sampled(
            IntStream.range(0, seeds)
                .mapToDouble(i -> best(random.get(i)) - best(bayesian.get(i))));
    long wins =
        IntStream.range(0, seeds).filter(i -> best(bayesian.get(i)) < best(random.get(i))).count();
    System.out.printf("Bayesian is better for %d of %d seeds%n", wins, seeds);
    System.out.printf(
        "mean difference %.3f, 95 %% bootstrap interval %.3f to %.3f%n",
        differences.mean(),
        differences.bootstrappedMean(0.025, 1),
        differences.bootstrappedMean(0.975, 1));
    System.out.printf(
        "mean best after %d jobs: Bayesian %.3f, Random %.3f%n",
        example.jobs(),
        bayesian.stream().mapToDouble(this::best).average().orElseThrow(),
        random.stream().mapToDouble(this::best).average().orElseThrow());
  }

  /** Noise: the same hyperparameters with other seeds of XGBoost. */
  private void printNoise(List<History> bayesian, List<History> random)
      throws InterruptedException, ExecutionException {
    List<Observation> all =
        random.stream()
            .flatMap(history -> history.observations().stream())
            .sorted(Comparator.comparingDouble(PairedComparison::value))
            .toList();
    var spread = new Sampled(all.stream().mapToDouble(PairedComparison::value));
    System.out.printf(
        "objective of %d random configurations: median %.3f, standard deviation %.3f%n",
        all.size(), spread.quantile(0.5), spread.deviation());
    Observation best =
        bayesian.stream()
            .map(history -> history.best().orElseThrow())
            .min(Comparator.comparingDouble(PairedComparison::value))
            .orElseThrow();
    printNoise("best", best.assignment(), spread);
    printNoise("median", all.get(all.size() / 2).assignment(), spread);
  }

  private void printNoise(String which, Assignment assignment, Sampled spread)
      throws InterruptedException, ExecutionException {
    List<Double> values = inParallel(20, seed -> training.objective(assignment, seed));
    var noise = new Sampled(values.stream().mapToDouble(Double::doubleValue));
    System.out.printf(
        "%s configuration with 20 seeds: mean %.3f, standard deviation %.3f, spread/noise %.1f%n",
        which, noise.mean(), noise.deviation(), spread.deviation() / noise.deviation());
    System.out.printf("  %s%n", assignment.values());
  }

  private History tune(Strategy strategy, int seed) {
    History history = History.empty(example.space(), example.goal(), seed, example.jobs());
    var running = new ArrayDeque<Suggestion>();
    while (history.observations().size() < example.jobs()) {
      int launched = history.observations().size() + running.size();
      if (running.size() < example.parallel() && launched < example.jobs()) {
        Suggestion next = strategy.suggest(history, 1).get(0);
        history = history.asked(next);
        running.add(next);
      } else {
        Suggestion done = running.remove();
        double value = training.objective(done.assignment(), 0);
        history = history.told(Observation.succeeded(done.number(), done.assignment(), value));
      }
    }
    System.err.printf(
        "%s seed %d: %.3f%n", strategy.getClass().getSimpleName(), seed, best(history));
    return history;
  }

  /** Results for seeds 1, 2, …, each computed by one thread, as many at a time as cores. */
  private static <T> List<T> inParallel(int seeds, IntFunction<T> task)
      throws InterruptedException, ExecutionException {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(cores);
    try {
      var futures = new ArrayList<Future<T>>();
      for (int seed = 1; seed <= seeds; seed++) {
        int which = seed;
        futures.add(threads.submit(() -> task.apply(which)));
      }
      var results = new ArrayList<T>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private double best(History history) {
    return value(history.best().orElseThrow());
  }

  private static double value(Observation observation) {
    return observation.value().orElseThrow();
  }
}
