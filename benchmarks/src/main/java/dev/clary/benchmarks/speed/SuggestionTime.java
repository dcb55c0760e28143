package dev.clary.benchmarks.speed;

import dev.clary.optimizer.History;
import dev.clary.optimizer.Observation;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.bayesian.BayesianSearch;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures suggestions over eight parameters, one at a time, each observed before the next is asked
 * for:
 *
 * <pre>
 * SuggestionTime --observations=20,50,100 --pending=0,8 --suggestions=40 --caches=warm
 * </pre>
 *
 * With {@code --caches=cold} every suggestion is asked of a strategy that has seen nothing. The
 * digest is of the suggestions themselves: equal digests are equal suggestions, bit by bit.
 */
public final class SuggestionTime {
  private static final double MILLI = 1e-6;

  private final Map<String, String> options = new HashMap<>();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  private SuggestionTime(String[] arguments) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      options.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
  }

  /** Runs from the command line. */
  public static void main(String[] arguments) {
    new SuggestionTime(arguments).run();
  }

  private int[] numbers(String option, String otherwise) {
    return Arrays.stream(options.getOrDefault(option, otherwise).split(",", -1))
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private void run() {
    int suggestions = numbers("suggestions", "40")[0];
    System.out.println("observations pending | wall ms: p50 p95 | thread CPU ms: p50 p95 | digest");
    for (int observations : numbers("observations", "20,50,100,200,500,1000,10000")) {
      for (int pending : numbers("pending", "0,8")) {
        measure(observations, pending, suggestions, 1); // the compiler's share
        System.out.println(measure(observations, pending, suggestions, 2));
      }
    }
  }

  private String measure(int observations, int pending, int suggestions, long seed) {
    boolean cold = options.getOrDefault("caches", "warm").equals("cold");
    History history = Histories.of(observations, pending, seed);
    Strategy strategy = new BayesianSearch();
    double[] wall = new double[suggestions];
    double[] processor = new double[suggestions];
    int digest = 1;
    strategy.suggest(history, 1); // what came before is known, as in a search under way
    for (int i = 0; i < suggestions; i++) {
      strategy = cold ? new BayesianSearch() : strategy;
      long wallStart = System.nanoTime();
      long start = threads.getCurrentThreadCpuTime();
      List<Suggestion> next = strategy.suggest(history, 1);
      processor[i] = (threads.getCurrentThreadCpuTime() - start) * MILLI;
      wall[i] = (System.nanoTime() - wallStart) * MILLI;
      digest = 31 * digest + next.get(0).assignment().hashCode();
      history = history.told(observation(next.get(0)));
    }
    return String.format(
        Locale.ROOT,
        "%12d %7d | %12.1f %6.1f | %18.1f %6.1f | %08x",
        observations,
        pending,
        quantile(wall, 0.5),
        quantile(wall, 0.95),
        quantile(processor, 0.5),
        quantile(processor, 0.95),
        digest);
  }

  private static Observation observation(Suggestion suggestion) {
    return Observation.succeeded(
        suggestion.number(), suggestion.assignment(), Histories.loss(suggestion.assignment()));
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
