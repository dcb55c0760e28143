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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Compares traces: {@code Report FIRST.csv OTHER.csv.gz ...}. Every other method is compared with
 * the first file's on the runs that both have: same setting, task and seed.
 */
public final class Report {
  private static final int[] MARKS = {10, 25, 50, 100};
  private static final int RESAMPLES = 2000;

  /** One search. */
  private record Run(String setting, String task, long seed) {}

  private final Map<String, Map<Run, double[]>> traces = new TreeMap<>();
  private final Map<String, List<Double>> seconds = new TreeMap<>();
  private String first = "";

  private Report() {}

  /** Prints the report of the given files. */
  public static void main(String[] files) throws IOException {
    var report = new Report();
    for (String file : files) {
      report.read(Path.of(file));
    }
    report.print();
  }

  private void read(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      reader.readLine();
      reader.lines().forEach(this::add);
    }
  }

  private void add(String line) {
    List<String> fields = List.of(line.split(",", -1));
    String method = fields.get(0);
    first = first.isEmpty() ? method : first;
    var run = new Run(fields.get(1), fields.get(2), Long.parseLong(fields.get(3)));
    int evaluation = Integer.parseInt(fields.get(4));
    double[] trace =
        traces
            .computeIfAbsent(method, key -> new TreeMap<>(Report::compare))
            .computeIfAbsent(run, key -> filled());
    Arrays.fill(trace, evaluation, trace.length, Double.NaN);
    trace[evaluation] = Double.parseDouble(fields.get(5));
    if (evaluation == 50) {
      seconds
          .computeIfAbsent(method, key -> new ArrayList<>())
          .add(Double.parseDouble(fields.get(6)));
    }
  }

  private static double[] filled() {
    double[] trace = new double[MARKS[MARKS.length - 1] + 1];
    Arrays.fill(trace, Double.NaN);
    return trace;
  }

  private static int compare(Run a, Run b) {
    int bySetting = a.setting.compareTo(b.setting);
    int byTask = bySetting != 0 ? bySetting : a.task.compareTo(b.task);
    return byTask != 0 ? byTask : Long.compare(a.seed, b.seed);
  }

  private Map<Run, double[]> runs(String method) {
    return requireNonNull(traces.get(method), method);
  }

  private double[] trace(String method, Run run) {
    return requireNonNull(runs(method).get(run), method);
  }

  private void print() {
    var settings = new TreeSet<String>();
    traces.values().forEach(runs -> runs.keySet().forEach(run -> settings.add(run.setting)));
    for (String setting : settings) {
      for (String method : traces.keySet()) {
        printMethod(setting, method);
      }
      printTasks(setting);
    }
  }

  private List<Run> shared(String setting, String method) {
    return runs(method).keySet().stream()
        .filter(run -> run.setting.equals(setting) && runs(first).containsKey(run))
        .toList();
  }

  private void printMethod(String setting, String method) {
    List<Run> runs = shared(setting, method);
    if (runs.isEmpty()) {
      return;
    }
    var line =
        new StringBuilder(String.format("%-11s %-14s %4d runs", setting, method, runs.size()));
    for (int mark : MARKS) {
      double theirs = mean(method, runs, mark);
      line.append(String.format(Locale.ROOT, "  @%d %.4f", mark, theirs));
      if (!method.equals(first)) {
        line.append(String.format(Locale.ROOT, " (%s)", difference(method, runs, mark)));
      }
    }
    double[] times =
        seconds.getOrDefault(method, List.of(0.0)).stream().mapToDouble(s -> s).sorted().toArray();
    line.append(String.format(Locale.ROOT, "  %.1f ms", 1000 * times[times.length / 2]));
    System.out.println(line);
  }

  private double mean(String method, List<Run> runs, int mark) {
    return runs.stream().mapToDouble(run -> trace(method, run)[mark]).average().orElse(0);
  }

  /** Theirs less ours, with a 95 % interval by bootstrap over tasks. */
  private String difference(String method, List<Run> runs, int mark) {
    var byTask = new TreeMap<String, List<Double>>();
    for (Run run : runs) {
      double theirs = trace(method, run)[mark];
      byTask
          .computeIfAbsent(run.task, key -> new ArrayList<>())
          .add(theirs - trace(first, run)[mark]);
    }
    double[] differences =
        byTask.values().stream()
            .mapToDouble(d -> d.stream().mapToDouble(x -> x).average().orElse(0))
            .toArray();
    var random = new SplittableRandom(1);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int k = 0; k < differences.length; k++) {
        sum += differences[random.nextInt(differences.length)];
      }
      means[i] = sum / differences.length;
    }
    Arrays.sort(means);
    return String.format(
        Locale.ROOT, "%+.3f..%+.3f", means[RESAMPLES / 40], means[RESAMPLES - 1 - RESAMPLES / 40]);
  }

  private void printTasks(String setting) {
    var tasks = new TreeSet<String>();
    runs(first).keySet().forEach(run -> tasks.add(run.task));
    for (String task : tasks) {
      var line = new StringBuilder(String.format("  %-32s", task));
      for (String method : traces.keySet()) {
        List<Run> runs =
            shared(setting, method).stream().filter(run -> run.task.equals(task)).toList();
        if (!runs.isEmpty()) {
          line.append(String.format("  %s", method));
          for (int mark : MARKS) {
            line.append(String.format(Locale.ROOT, " %.4f", mean(method, runs, mark)));
          }
        }
      }
      System.out.println(line);
    }
  }
}
