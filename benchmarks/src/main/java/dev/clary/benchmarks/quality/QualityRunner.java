package dev.clary.benchmarks.quality;

import dev.clary.benchmarks.task.Task;
import dev.clary.benchmarks.task.Tasks;
import dev.clary.optimizer.basic.RandomSearch;
import dev.clary.optimizer.bayesian.BayesianSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Searches tasks with one method and writes a trace:
 *
 * <pre>
 * QualityRunner --data=benchmarks/data --out=trace.csv --method=bayesian --label=clary
 *     --setting=sequential --tasks=REGEX --seeds=0..9 --budget=100
 * </pre>
 *
 * The method is {@code bayesian}, {@code random}, or {@code peer:COMMAND ARGUMENTS}.
 */
public final class QualityRunner {
  private final Map<String, String> options = new HashMap<>();

  private QualityRunner(String[] arguments) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      options.put(argument.substring(2, equals), argument.substring(equals + 1));
    }
  }

  /** Runs from the command line. */
  public static void main(String[] arguments) throws IOException {
    new QualityRunner(arguments).run();
  }

  private String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }

  private void run() throws IOException {
    Setting setting = Setting.named(option("setting", "sequential"));
    int budget = Integer.parseInt(option("budget", "100"));
    String methodName = option("method", "bayesian");
    Method method = method(methodName);
    String pattern = option("tasks", ".*");
    List<Task> tasks =
        Tasks.all(Path.of(option("data", "benchmarks/data"))).stream()
            .filter(task -> task.name().matches(pattern))
            .toList();
    Path out = Path.of(option("out", "trace.csv"));
    try (var writer = new PrintWriter(Files.newBufferedWriter(out, StandardCharsets.UTF_8))) {
      writer.println("method,setting,task,seed,evaluation,regret,seconds");
      for (Task task : tasks) {
        double unit = Simulation.unit(task);
        for (long seed : seeds()) {
          var simulation = new Simulation(task, setting, seed, unit);
          simulation.run(method, budget);
          write(writer, option("label", methodName), setting, task, seed, simulation);
        }
        writer.flush();
      }
    }
  }

  private List<Long> seeds() {
    List<String> bounds = List.of(option("seeds", "0..2").split("\\.\\.", 2));
    var seeds = new ArrayList<Long>();
    for (long seed = Long.parseLong(bounds.get(0)); seed <= Long.parseLong(bounds.get(1)); seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  private static Method method(String name) {
    if (name.startsWith("peer:")) {
      return new PeerMethod(List.of(name.substring(5).split(" ", -1)));
    }
    return switch (name) {
      case "bayesian" -> Method.of(new BayesianSearch());
      case "random" -> Method.of(new RandomSearch());
      default -> throw new IllegalArgumentException("no method is named " + name);
    };
  }

  private static void write(
      PrintWriter writer,
      String label,
      Setting setting,
      Task task,
      long seed,
      Simulation simulation) {
    for (int i = 0; i < simulation.regrets().size(); i++) {
      writer.println(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%d,%d,%.6g,%.3g",
              label,
              setting.name(),
              task.name(),
              seed,
              i + 1,
              simulation.regrets().get(i),
              simulation.seconds().get(i)));
    }
  }
}
