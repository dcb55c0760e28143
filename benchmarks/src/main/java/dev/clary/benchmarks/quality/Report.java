package dev.clary.benchmarks.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Compares traces and writes a page and its charts:
 *
 * <pre>
 * Report docs benchmarks/traces/clary.csv.gz benchmarks/traces/random.csv.gz ...
 * </pre>
 *
 * Every other method is compared with that of the first file, on the runs that both have.
 */
public final class Report {
  private static final int[] MARKS = {10, 25, 50, 100};
  private static final String PAGE = "benchmarks-results.md";

  private final Traces traces;
  private final String first;
  private final Path directory;
  private final StringBuilder page = new StringBuilder();

  private Report(Traces traces, Path directory) {
    this.traces = traces;
    this.first = traces.methods().get(0);
    this.directory = directory;
  }

  /** Runs from the command line: a directory to write to, then files of traces. */
  public static void main(String[] arguments) throws IOException {
    var traces = new Traces();
    for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
      traces.read(Path.of(file));
    }
    new Report(traces, Path.of(arguments[0])).write();
  }

  private void write() throws IOException {
    line("# Search quality, all figures");
    line("");
    line(
        "Written by `dev.clary.benchmarks.quality.Report`; [benchmarks.md](benchmarks.md) says how");
    line(
        "it was measured. Regret: 0 is the best there is, 1 the middle of chance. Differences are");
    line(
        String.format(
            Locale.ROOT,
            "the other method's regret less that of %s on the same runs, so above 0 means that",
            first));
    line(
        String.format(
            Locale.ROOT,
            "%s is better; with 95 %% bootstrap intervals over tasks and seeds, and the chance of such",
            first));
    line("a difference between equals (sign flips of whole tasks, Holm-corrected in its table).");
    for (String setting : traces.settings()) {
      writeSetting(setting);
    }
    Files.writeString(directory.resolve(PAGE), page.toString());
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void writeSetting(String setting) throws IOException {
    int longest = longest(setting, first);
    if (longest == 0) {
      return;
    }
    line("");
    line(String.format(Locale.ROOT, "## Setting %s", setting));
    line("");
    line(String.format(Locale.ROOT, "![mean regret by evaluations](benchmarks-%s.svg)", setting));
    for (String method : traces.methods()) {
      if (!method.equals(first) && longest(setting, method) > 0) {
        writeComparison(setting, method);
      }
    }
    writeRanks(setting);
    writeTasks(setting);
    Files.writeString(directory.resolve("benchmarks-" + setting + ".svg"), chart(setting));
  }

  /** The largest mark that some run of both methods reaches. */
  private int longest(String setting, String method) {
    return Arrays.stream(MARKS)
        .filter(mark -> !traces.shared(setting, mark, first, method).isEmpty())
        .max()
        .orElse(0);
  }

  private void writeComparison(String setting, String other) {
    var rows = new ArrayList<String>();
    List<Differences> differences = new ArrayList<>();
    for (int mark : MARKS) {
      List<Run> runs = traces.shared(setting, mark, first, other);
      if (!runs.isEmpty()) {
        Differences difference = Differences.of(traces, first, other, runs, mark);
        differences.add(difference);
        rows.add(comparison(mark, other, runs, difference));
      }
    }
    double[] chances =
        Differences.holm(differences.stream().mapToDouble(Differences::chance).toArray());
    line("");
    line(String.format(Locale.ROOT, "### %s against %s, %s", first, other, setting));
    line("");
    line(
        String.format(
            Locale.ROOT,
            "| evaluations | runs (tasks) | %s | %s | difference | wins : ties : losses | chance |",
            first,
            other));
    line("|---|---|---|---|---|---|---|");
    for (int i = 0; i < rows.size(); i++) {
      line(String.format(Locale.ROOT, "%s %.4f |", rows.get(i), chances[i]));
    }
    List<Run> runs = traces.shared(setting, longest(setting, other), first, other);
    line("");
    line(
        String.format(
            Locale.ROOT,
            "Area under the curve %.3f against %.3f; median time of the 50th suggestion, by the wall clock,"
                + " %.0f ms against %.0f ms.",
            area(first, runs, longest(setting, other)),
            area(other, runs, longest(setting, other)),
            1000 * traces.medianSeconds(first),
            1000 * traces.medianSeconds(other)));
  }

  private String comparison(int mark, String other, List<Run> runs, Differences difference) {
    double[] interval = difference.interval();
    double theirs = traces.mean(other, runs, mark);
    double ours = traces.mean(first, runs, mark);
    return String.format(
        Locale.ROOT,
        "| %d | %d (%d) | %.3f | %.3f | %+.3f (%+.3f to %+.3f) | %d : %d : %d |",
        mark,
        runs.size(),
        difference.tasks(),
        ours,
        theirs,
        theirs - ours,
        interval[0],
        interval[1],
        difference.count(1),
        difference.count(0),
        difference.count(-1));
  }

  private double area(String method, List<Run> runs, int evaluations) {
    return IntStream.rangeClosed(1, evaluations)
        .mapToDouble(evaluation -> traces.mean(method, runs, evaluation))
        .average()
        .orElse(Double.NaN);
  }

  /** Mean rank among all methods, on the runs that all of the setting have. */
  private void writeRanks(String setting) {
    String[] methods = present(setting);
    int mark = Arrays.stream(methods).mapToInt(method -> longest(setting, method)).min().orElse(0);
    List<Run> runs = mark == 0 ? List.of() : traces.shared(setting, mark, methods);
    if (methods.length < 3 || runs.isEmpty()) {
      return;
    }
    line("");
    line(
        String.format(
            Locale.ROOT,
            "Mean rank after %d evaluations on the %d runs that all have:",
            mark,
            runs.size()));
    line("");
    line("| method | rank |");
    line("|---|---|");
    for (String method : methods) {
      double sum = 0;
      for (Run run : runs) {
        sum += rank(method, methods, run, mark);
      }
      line(String.format(Locale.ROOT, "| %s | %.2f |", method, sum / runs.size()));
    }
  }

  private double rank(String method, String[] methods, Run run, int mark) {
    double own = traces.regret(method, run, mark);
    double rank = 0.5;
    for (String other : methods) {
      rank += 0.5 * (1 + Math.signum(own - traces.regret(other, run, mark)));
    }
    return rank;
  }

  private String[] present(String setting) {
    return traces.methods().stream()
        .filter(method -> longest(setting, method) > 0)
        .toArray(String[]::new);
  }

  private void writeTasks(String setting) {
    var tasks = new TreeSet<String>();
    traces.shared(setting, MARKS[0], first).forEach(run -> tasks.add(run.task()));
    String[] methods = present(setting);
    line("");
    line("Mean regret at 10 / 25 / 50 / 100 by task, each method over its own seeds:");
    line("");
    line(String.format(Locale.ROOT, "| task | %s |", String.join(" | ", methods)));
    line(String.format(Locale.ROOT, "|---|%s", "---|".repeat(methods.length)));
    for (String task : tasks) {
      var cells = new ArrayList<String>();
      for (String method : methods) {
        cells.add(cell(setting, task, method));
      }
      line(String.format(Locale.ROOT, "| %s | %s |", task, String.join(" | ", cells)));
    }
  }

  private String cell(String setting, String task, String method) {
    var marks = new ArrayList<String>();
    for (int mark : MARKS) {
      List<Run> runs =
          traces.shared(setting, mark, method).stream()
              .filter(run -> run.task().equals(task))
              .toList();
      if (!runs.isEmpty()) {
        marks.add(String.format(Locale.ROOT, "%.3f", traces.mean(method, runs, mark)));
      }
    }
    return String.join(" / ", marks);
  }

  /** Only the runs that all methods have, so that the lines can be compared. */
  private String chart(String setting) {
    String[] methods = present(setting);
    int last = Arrays.stream(methods).mapToInt(method -> longest(setting, method)).min().orElse(0);
    List<Run> runs = traces.shared(setting, last, methods);
    var chart = new Chart("%s, %d runs that all have".formatted(setting, runs.size()), last);
    for (String method : runs.isEmpty() ? new String[0] : methods) {
      double[] regrets = new double[last];
      Arrays.setAll(regrets, i -> traces.mean(method, runs, i + 1));
      chart.add(method, regrets);
    }
    return chart.text();
  }
}
