package dev.clary.benchmarks.speed;

import dev.clary.optimizer.History;
import dev.clary.optimizer.Strategy;
import dev.clary.optimizer.Suggestion;
import dev.clary.optimizer.bayesian.BayesianSearch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Suggestions after so many observations: by a search that has seen nothing, and by one that is
 * asked again. A search under way is in between, see {@link SuggestionTime}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx256m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SuggestBenchmark {

  /** Number of observations. */
  @Param({"20", "50", "100", "200", "500", "1000", "10000"})
  public int observations;

  /** Number of pending suggestions. */
  @Param({"0", "8"})
  public int pending;

  private final Strategy asked = new BayesianSearch();
  private History history;

  /** Makes a history. */
  @Setup
  public void prepare() {
    history = Histories.of(observations, pending, 1);
  }

  /** Everything is computed. */
  @Benchmark
  public List<Suggestion> cold() {
    return new BayesianSearch().suggest(history, 1);
  }

  /** The hyperparameters are known. */
  @Benchmark
  public List<Suggestion> again() {
    return asked.suggest(history, 1);
  }
}
