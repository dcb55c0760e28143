package dev.clary.benchmarks.quality;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What the quality runner wrote: the regret of every method in every run, evaluation by evaluation.
 */
final class Traces {

  /** The evaluation at which the time of a suggestion is noted. */
  private static final int TIMED = 50;

  private final Map<String, Map<Run, double[]>> regrets = new LinkedHashMap<>();
  private final Map<String, List<Double>> seconds = new TreeMap<>();

  /** Adds the rows of a file, which may be compressed. */
  void read(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      reader.readLine();
      reader.lines().forEach(this::add);
    }
  }

  /** Adds one row: method, setting, task, seed, evaluation, regret, seconds. */
  void add(String line) {
    List<String> fields = List.of(line.split(",", -1));
    String method = fields.get(0);
    var run = new Run(fields.get(1), fields.get(2), Long.parseLong(fields.get(3)));
    int evaluation = Integer.parseInt(fields.get(4));
    Map<Run, double[]> runs = regrets.computeIfAbsent(method, key -> new TreeMap<>());
    double[] trace = Arrays.copyOf(runs.getOrDefault(run, new double[0]), evaluation);
    trace[evaluation - 1] = Double.parseDouble(fields.get(5));
    runs.put(run, trace);
    if (evaluation == TIMED) {
      double time = Double.parseDouble(fields.get(6));
      seconds.computeIfAbsent(method, key -> new ArrayList<>()).add(time);
    }
  }

  /** In the order in which they were first read. */
  List<String> methods() {
    return List.copyOf(regrets.keySet());
  }

  List<String> settings() {
    var settings = new TreeSet<String>();
    regrets.values().forEach(runs -> runs.keySet().forEach(run -> settings.add(run.setting())));
    return List.copyOf(settings);
  }

  /** The runs of a setting that all the methods have, as long as a number of evaluations. */
  List<Run> shared(String setting, int evaluations, String... methods) {
    Stream<Run> runs = runs(methods[0]).keySet().stream();
    return runs.filter(run -> run.setting().equals(setting))
        .filter(
            run -> Arrays.stream(methods).allMatch(method -> length(method, run) >= evaluations))
        .toList();
  }

  private Map<Run, double[]> runs(String method) {
    return regrets.getOrDefault(method, Map.of());
  }

  private int length(String method, Run run) {
    double[] trace = runs(method).get(run);
    return trace == null ? 0 : trace.length;
  }

  /** Regret after so many evaluations of a run that the method has. */
  double regret(String method, Run run, int evaluations) {
    return requireNonNull(runs(method).get(run), method)[evaluations - 1];
  }

  /** Mean over runs of the regret after so many evaluations. */
  double mean(String method, List<Run> runs, int evaluations) {
    return runs.stream()
        .mapToDouble(run -> regret(method, run, evaluations))
        .average()
        .orElse(Double.NaN);
  }

  /** Median time of the 50th suggestion, of any setting; NaN if there was none. */
  double medianSeconds(String method) {
    double[] times =
        seconds.getOrDefault(method, List.of()).stream().mapToDouble(s -> s).sorted().toArray();
    return times.length == 0 ? Double.NaN : times[times.length / 2];
  }
}
