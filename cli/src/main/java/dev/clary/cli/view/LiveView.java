package dev.clary.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * A running tuning job as some lines that are drawn over and over: how far it is, what runs, the
 * best so far, and what a person should look at.
 *
 * <pre>
 * bikes   Bayesian, minimize validation:rmse
 * ━━━━━━━━━━━━━━━━──────────────────────── 12 of 30 done  0:48, about 1:10 left
 *   013   0:04  validation:rmse 56.2   eta=0.12 max_depth=7
 *   014   0:01  training   eta=0.03 max_depth=4
 *   1 job waiting: Waiting for one of 2 slots
 * best 54.1  in 007   eta=0.0931 max_depth=9
 *      █▆▇▂▃▁▂▁▁▂▁▁
 * 1 failed; 003: AlgorithmError: exit code 1
 * </pre>
 */
public final class LiveView {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle BOLD = PLAIN.bold();
  private static final AttributedStyle FAINT = PLAIN.faint();
  private static final AttributedStyle GOOD = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle BAD = PLAIN.foreground(AttributedStyle.RED);
  private static final AttributedStyle NOTE = PLAIN.foreground(AttributedStyle.YELLOW);
  private static final int BAR = 40;
  private static final int LINES_WITHOUT_JOBS = 12;

  private final TuningFacts facts;
  private final int columns;
  private final int rows;
  private final List<AttributedString> lines = new ArrayList<>();

  private LiveView(TuningFacts facts, int columns, int rows) {
    this.facts = facts;
    this.columns = columns;
    this.rows = rows;
  }

  /** At most {@code rows - 1} lines of at most {@code columns - 1} characters. */
  public static List<AttributedString> lines(TuningFacts facts, int columns, int rows) {
    var view = new LiveView(facts, columns, rows);
    view.head();
    view.running();
    view.waiting();
    view.best();
    view.concerns();
    return view.fitted();
  }

  /** What is tuned for what, and how far that is. */
  private void head() {
    String goal = facts.goal().toLowerCase(Locale.ROOT);
    add(line(facts.name(), BOLD, "   %s, %s %s", facts.strategy(), goal, facts.metric()));
    int over = facts.overJobs().size();
    int width = Math.max(10, Math.min(BAR, columns - 45));
    int done = facts.maxJobs() == 0 ? 0 : width * Math.min(over, facts.maxJobs()) / facts.maxJobs();
    String left = facts.timeLeft().map(span -> ", about " + Texts.clock(span) + " left").orElse("");
    add(
        new AttributedStringBuilder()
            .styled(GOOD, "━".repeat(done))
            .styled(FAINT, "─".repeat(width - done))
            .append(" %d of %d done".formatted(over, facts.maxJobs()))
            .styled(FAINT, "  %s%s".formatted(Texts.clock(facts.elapsed()), left)));
  }

  /** A line for each training job whose program runs, oldest first. */
  private void running() {
    List<TrainingFacts> active = facts.activeJobs();
    int shown = Math.min(active.size(), Math.max(1, rows - LINES_WITHOUT_JOBS));
    for (TrainingFacts job : active.subList(0, shown)) {
      String value =
          job.objective()
              .map(metric -> facts.metric() + " " + Texts.number(metric))
              .orElse(job.step().toLowerCase(Locale.ROOT));
      add(
          line(
                  "  " + facts.shortName(job),
                  PLAIN,
                  "  %5s  %s",
                  Texts.clock(job.age(facts.now())),
                  value)
              .styled(FAINT, "   " + Texts.assignment(job.tuned())));
    }
    if (active.size() > shown) {
      add(line("  … and %d more".formatted(active.size() - shown), FAINT, ""));
    }
  }

  /** Jobs that wait for a slot run no program, so one line tells of them all. */
  private void waiting() {
    List<TrainingFacts> waiting = facts.waitingJobs();
    if (!waiting.isEmpty()) {
      String note = waiting.get(0).note();
      add(
          line(
              "  %s waiting".formatted(Texts.count(waiting.size(), "job")),
              NOTE,
              note.isEmpty() ? "" : ": %s",
              note));
    }
  }

  /** What was found, and how the search got there. */
  private void best() {
    Optional<TrainingFacts> best = facts.bestJob();
    best.flatMap(TrainingFacts::objective)
        .ifPresent(
            value -> {
              add(
                  line("best ", PLAIN, "")
                      .styled(BOLD.foreground(AttributedStyle.GREEN), Texts.number(value))
                      .append("  in " + facts.shortName(best.get()))
                      .styled(FAINT, "   " + Texts.assignment(best.get().tuned())));
              String history =
                  Sparkline.of(facts.history(), facts.minimizes(), Math.min(60, columns - 10));
              add(line("     " + history, FAINT, ""));
            });
  }

  /** What a person should look at: failures, a silent log, a stop that takes its time. */
  private void concerns() {
    List<TrainingFacts> failed = facts.overJobs().stream().filter(TrainingFacts::failed).toList();
    if (!failed.isEmpty()) {
      TrainingFacts first = failed.get(0);
      String reason =
          first.failureReason().orElse("for an unknown reason").lines().findFirst().get();
      add(
          line(
              "%d failed".formatted(failed.size()),
              BAD,
              "; %s: %s",
              facts.shortName(first),
              reason));
    }
    facts.trainingJobs().stream()
        .filter(job -> !job.silence().isEmpty())
        .findFirst()
        .ifPresent(this::silent);
    if (facts.status().equals("Stopping")) {
      add(
          line(
              "stopping", NOTE, ": waiting for running training jobs; Ctrl-C leaves them running"));
    }
  }

  /**
   * The lines show what the program prints instead, which as a rule is what the person mistyped.
   */
  private void silent(TrainingFacts job) {
    add(
        line(
            "no %s yet".formatted(facts.metric()),
            NOTE,
            ": nothing in the log of %s matched its expression; the last lines:",
            facts.shortName(job)));
    job.silence().forEach(text -> add(line("  │ " + text, FAINT, "")));
  }

  /** The last row stays free for the cursor, and the last column for terminals that wrap there. */
  private List<AttributedString> fitted() {
    int most = Math.max(1, rows - 1);
    return lines.stream()
        .limit(most)
        .map(
            line ->
                line.columnLength() < columns
                    ? line
                    : AttributedString.join(
                        AttributedString.EMPTY,
                        line.columnSubSequence(0, Math.max(0, columns - 2)),
                        new AttributedString("…")))
        .toList();
  }

  /** A line whose beginning has a style and whose rest is formatted. */
  private static AttributedStringBuilder line(
      String first, AttributedStyle style, String rest, Object... values) {
    return new AttributedStringBuilder().styled(style, first).append(rest.formatted(values));
  }

  private void add(AttributedStringBuilder line) {
    lines.add(line.toAttributedString());
  }
}
