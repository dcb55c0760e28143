package dev.clary.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A running tuning job as lines for a file or a pipe: one when it begins, one for each training job
 * that ends, and one for what a person should look at. Pure; the caller keeps the facts that were
 * written about before.
 */
public final class PlainLines {

  private PlainLines() {}

  /** The line to begin with. */
  public static List<String> beginning(TuningFacts facts) {
    String goal = facts.minimizes() ? "minimizing" : "maximizing";
    return List.of(
        "%s: %s, %d at a time, %s, %s %s"
            .formatted(
                facts.name(),
                Texts.count(facts.maxJobs(), "training job"),
                facts.parallel(),
                facts.strategy(),
                goal,
                facts.metric()));
  }

  /** The line to go on with, when the job was begun by an earlier call of the command. */
  public static List<String> resuming(TuningFacts facts) {
    String best =
        facts
            .bestJob()
            .flatMap(TrainingFacts::objective)
            .map(value -> ", best %s %s".formatted(facts.metric(), Texts.number(value)))
            .orElse("");
    return List.of(
        "%s goes on: %d of %s done%s"
            .formatted(
                facts.name(),
                facts.overJobs().size(),
                Texts.count(facts.maxJobs(), "training job"),
                best));
  }

  /** The lines about what became known since {@code before}. */
  public static List<String> between(TuningFacts before, TuningFacts after) {
    var lines = new ArrayList<String>();
    List<TrainingFacts> over = after.overJobs();
    boolean failedBefore = before.overJobs().stream().anyMatch(TrainingFacts::failed);
    int told = before.overJobs().size();
    for (int i = 0; i < over.size(); i++) {
      TrainingFacts job = over.get(i);
      if (before.find(job.name()).filter(TrainingFacts::over).isEmpty()) {
        String best = isBest(over.subList(0, i), job, after.minimizes()) ? "  best so far" : "";
        String text = ended(after, job, !failedBefore) + best;
        lines.add("%d/%d  %s".formatted(++told, after.maxJobs(), text));
        failedBefore |= job.failed();
      }
    }
    after.trainingJobs().forEach(job -> silence(before, after, job).forEach(lines::add));
    waiting(before, after).ifPresent(lines::add);
    if (after.status().equals("Stopping") && !before.status().equals("Stopping")) {
      lines.add("stopping; Ctrl-C again leaves running training jobs alone");
    }
    return lines;
  }

  /** The last lines of a log in which the objective is overdue, the first time that is so. */
  private static List<String> silence(TuningFacts before, TuningFacts after, TrainingFacts job) {
    boolean known = before.find(job.name()).filter(old -> !old.silence().isEmpty()).isPresent();
    if (known || job.silence().isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add(silent(after, job));
    job.silence().forEach(text -> lines.add("  | " + text));
    return lines;
  }

  /** A training job's line: what became of it, by which values, and of what. */
  private static String ended(TuningFacts facts, TrainingFacts job, boolean wholeReason) {
    String took = Texts.words(job.age(facts.now()));
    String what = "%s  %s in %s".formatted(job.name(), lower(job.status()), took);
    String value =
        job.objective()
            .map(metric -> "  %s %s".formatted(facts.metric(), Texts.number(metric)))
            .orElse(job.failed() ? "" : "  without " + facts.metric());
    String reason = job.failureReason().map(text -> ": " + reason(text, wholeReason)).orElse("");
    return what + value + "  " + Texts.assignment(job.tuned()) + reason;
  }

  /** Whether a job was the best when it ended; by now a later one may be. */
  private static boolean isBest(List<TrainingFacts> earlier, TrainingFacts job, boolean minimizes) {
    double sign = minimizes ? 1 : -1;
    return job.objective().isPresent()
        && earlier.stream()
            .flatMap(other -> other.objective().stream())
            .allMatch(value -> sign * job.objective().get() < sign * value);
  }

  /** The first failure is told in full, with the last lines of its log; later ones in one line. */
  private static String reason(String text, boolean whole) {
    return whole
        ? text.strip().replace("\n", "\n  | ")
        : text.lines().findFirst().orElse("unknown reason").replaceFirst("; [^;]*:$", "");
  }

  private static String silent(TuningFacts facts, TrainingFacts job) {
    return "%s: no line of its log matched the expression of %s so far; the last lines:"
        .formatted(job.name(), facts.metric());
  }

  /** That jobs wait for a slot is told when the first one does, not for each of them. */
  private static Optional<String> waiting(TuningFacts before, TuningFacts after) {
    List<TrainingFacts> waiting = after.waitingJobs();
    if (waiting.isEmpty() || waiting.get(0).note().isEmpty() || !before.waitingJobs().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of("%s waiting: %s".formatted(waiting.get(0).name(), waiting.get(0).note()));
  }

  private static String lower(String status) {
    return status.toLowerCase(Locale.ROOT);
  }
}
