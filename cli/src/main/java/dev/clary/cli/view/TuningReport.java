package dev.clary.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A tuning job and all its training jobs, for who looks at it later: what was asked for, how it
 * stands or ended, and one line per training job with its value of the objective. Values of
 * hyperparameters are shortened; {@code show} of a training job has them in full.
 */
public final class TuningReport {
  private static final int SPARKLINE = 60;

  private TuningReport() {}

  /** The lines, one per training job at the end. */
  public static List<String> lines(TuningFacts facts, SearchFacts search) {
    Table head = head(facts);
    if (search.expectedGain().isPresent()) {
      head.row("Importance", search.importance()).row("Still to gain", search.prospects());
    }
    var lines = new ArrayList<String>(head.lines());
    lines.add("");
    lines.addAll(jobs(facts));
    return lines;
  }

  private static Table head(TuningFacts facts) {
    var head =
        new Table()
            .row("Tuning job", facts.name())
            .row("Status", facts.status() + facts.failureReason().map(why -> ": " + why).orElse(""))
            .row("Strategy", facts.strategy())
            .row("Objective", facts.goal().toLowerCase(Locale.ROOT) + " " + facts.metric())
            .row(
                "Training jobs",
                "%d of %d done".formatted(facts.overJobs().size(), facts.maxJobs()))
            .row("Time", Texts.words(facts.elapsed()));
    facts.bestJob().ifPresent(best -> head.row("Best", value(best) + " in " + best.name()));
    String history = Sparkline.of(facts.history(), facts.minimizes(), SPARKLINE);
    if (!history.isEmpty()) {
      head.row("History", history);
    }
    return head;
  }

  private static String value(TrainingFacts job) {
    return job.objective().map(Texts::number).orElse("-");
  }

  /** All training jobs in the order of their launch, the best one with an asterisk. */
  private static List<String> jobs(TuningFacts facts) {
    Table table = new Table().row("TRAINING JOB", "STATUS", facts.metric(), "TIME", "VALUES");
    for (TrainingFacts job : facts.trainingJobs()) {
      String best = facts.best().filter(job.name()::equals).isPresent() ? "*" : "";
      table.row(
          job.name(),
          job.over() ? job.status() : job.step(),
          value(job) + best,
          Texts.clock(job.age(facts.now())),
          Texts.assignment(job.tuned()));
    }
    return table.lines();
  }
}
