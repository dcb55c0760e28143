package dev.clary.optimizer.bayesian;

import dev.clary.benchmarks.speed.Histories;
import dev.clary.optimizer.History;
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

/** The parts of a suggestion that depend on the number of observations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FitBenchmark {

  /** Most rows that hyperparameters are fitted to. */
  private static final int MOST_FITTED = 256;

  /** Number of observations. */
  @Param({"20", "50", "100", "200", "500", "1000", "10000"})
  public int observations;

  private History history;
  private ModelSpace space;
  private Training training;
  private Likelihood likelihood;
  private double[] theta;
  private double[] gradient;

  /** Makes observations and what is asked of them. */
  @Setup
  public void prepare() {
    history = Histories.of(observations, 0, 1);
    space = new ModelSpace(history.space());
    training = Training.of(Evidence.of(history, space));
    Training fitted = training.rows(Representatives.of(space, training, MOST_FITTED));
    var prior = new Prior(space, true);
    double[] targets = OutputTransform.fit(fitted.losses()).targets();
    likelihood = new Likelihood(space, fitted.points(), targets, fitted.repeats(), prior);
    theta = prior.means();
    gradient = new double[theta.length];
  }

  /** One value of the likelihood. */
  @Benchmark
  public double likelihood() {
    return likelihood.value(theta);
  }

  /** One value of the likelihood and its gradient. */
  @Benchmark
  public double[] likelihoodAndGradient() {
    likelihood.value(theta);
    likelihood.gradient(gradient);
    return gradient;
  }

  /** A fit of hyperparameters that nothing is remembered of. */
  @Benchmark
  public double[] fitFromNothing() {
    return new HyperparameterFit(space, history, new FitMemory(), Deadline.none()).fit(training);
  }

  /** The transform of losses into targets. */
  @Benchmark
  public double[] outputTransform() {
    return OutputTransform.fit(training.losses()).targets();
  }

  /** The choice of rows that stand for all. */
  @Benchmark
  public int[] representatives() {
    return Representatives.of(space, training, MOST_FITTED);
  }

  /** From texts to points of the model's space. */
  @Benchmark
  public double[][] evidence() {
    return Evidence.of(history, space).points();
  }
}
