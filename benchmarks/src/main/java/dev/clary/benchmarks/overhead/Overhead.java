package dev.clary.benchmarks.overhead;

import dev.clary.optimizer.Goal;
import dev.clary.optimizer.space.ContinuousRange;
import dev.clary.optimizer.space.ParameterRange;
import dev.clary.optimizer.space.Scaling;
import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.training.Algorithm;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.OutputLocation;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingLimits;
import dev.clary.service.tuning.Objective;
import dev.clary.service.tuning.ResourceLimits;
import dev.clary.service.tuning.StrategyName;
import dev.clary.service.tuning.TuningJobName;
import dev.clary.service.tuning.TuningSpec;
import dev.clary.service.tuning.TuningStatus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures what Clary itself costs between two training jobs: 200 jobs of a program that prints one
 * metric, one at a time, in the sandbox, eight hyperparameters. Prints the median of the last 150
 * pauses for real Bayesian suggestions and for random ones, and beside them, not counted, what the
 * start and the end of the sandbox and of an interpreter cost on this machine.
 */
public final class Overhead {
  private static final int JOBS = 200;
  private static final int COUNTED = 150;
  private static final int DIMENSIONS = 8;
  private static final int STARTS = 50;

  /** Prints the squared distance of the hyperparameters from a point. */
  private static final String PROGRAM =
      "tr ',' '\\n' </opt/ml/input/config/hyperparameters.json"
          + " | awk -F'\"' '/\"x[0-9]\"/ { s += ($4 - 0.4) ^ 2 } END { print \"loss: \" s }'";

  private Overhead() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    for (StrategyName strategy : List.of(StrategyName.RANDOM, StrategyName.BAYESIAN)) {
      TimedEngine engine = run(strategy);
      String name = strategy.name().toLowerCase(Locale.ROOT);
      print("pause between two jobs, " + name, counted(engine.pauses()));
      print("the same by time stamps of files", counted(engine.stampedPauses()));
    }
    print("start to end of /bin/true", starts(List.of("/bin/true")));
    print("start to end of bwrap with /bin/true", starts(bwrap("/bin/true")));
    print("start to end of python3 -c pass", starts(List.of("python3", "-c", "pass")));
  }

  private static List<Double> counted(List<Double> pauses) {
    return pauses.subList(pauses.size() - COUNTED, pauses.size());
  }

  private static TimedEngine run(StrategyName strategy) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("overhead");
    try (var bench = Bench.open(directory)) {
      TuningJobName name = bench.tuningJobs().create(spec(strategy, directory)).name();
      Optional<TuningStatus> end = bench.awaitEnd(name, Duration.ofMinutes(10));
      if (!end.equals(Optional.of(TuningStatus.COMPLETED))) {
        throw new IllegalStateException("the tuning job is " + end + ", not completed");
      }
      return bench.engine();
    }
  }

  private static TuningSpec spec(StrategyName strategy, Path directory) {
    List<ParameterRange> ranges =
        IntStream.range(0, DIMENSIONS)
            .<ParameterRange>mapToObj(i -> new ContinuousRange("x" + i, 0, 1, Scaling.LINEAR))
            .toList();
    var definition =
        new TrainingDefinition(
            new Algorithm(
                "example/program:1",
                List.of("/bin/sh", "-c", PROGRAM),
                List.of(),
                List.of(new MetricDefinition("loss", "loss: ([-0-9.e]+)"))),
            Map.of(),
            Map.of(),
            List.of(),
            new OutputLocation(directory.resolve("output").toUri().toString(), true),
            new TrainingLimits(Duration.ofHours(1), 0),
            "ml.m5.large",
            false);
    return new TuningSpec(
        new TuningJobName("overhead"),
        new Owner("benchmark", true),
        strategy,
        new SearchSpace(ranges),
        new Objective("loss", Goal.MINIMIZE),
        new ResourceLimits(JOBS, 1, Optional.empty()),
        1,
        definition,
        "{}");
  }

  private static List<String> bwrap(String program) {
    return List.of(
        "bwrap",
        "--unshare-all",
        "--new-session",
        "--cap-drop",
        "ALL",
        "--ro-bind",
        "/usr",
        "/usr",
        "--symlink",
        "usr/bin",
        "/bin",
        "--symlink",
        "usr/lib",
        "/lib",
        "--symlink",
        "usr/lib64",
        "/lib64",
        "--proc",
        "/proc",
        "--dev",
        "/dev",
        "--tmpfs",
        "/tmp",
        program);
  }

  private static List<Double> starts(List<String> command)
      throws IOException, InterruptedException {
    var times = new ArrayList<Double>();
    for (int i = 0; i < STARTS; i++) {
      long start = System.nanoTime();
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(new File("/dev/null"))
          .start()
          .waitFor();
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times;
  }

  private static void print(String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-40s median %6.1f ms, p95 %6.1f ms (n = %d)%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get((int) (0.95 * sorted.size())),
        sorted.size());
  }
}
