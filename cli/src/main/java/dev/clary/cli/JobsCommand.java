package dev.clary.cli;

import dev.clary.cli.session.RemoteJobs;
import dev.clary.cli.session.Session;
import dev.clary.cli.view.Table;
import dev.clary.cli.view.Texts;
import dev.clary.wire.shape.FinalHyperParameterTuningJobObjectiveMetric;
import dev.clary.wire.shape.HyperParameterTuningJobSummary;
import dev.clary.wire.shape.TrainingJobStatusCounters;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the tuning jobs of a data directory. */
@Command(
    name = "jobs",
    header = "List the tuning jobs, oldest first.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class JobsCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @ParentCommand private @Nullable ClaryCommand clary;

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    try (Session session = root.look()) {
      List<HyperParameterTuningJobSummary> all = session.jobs().tuningJobs(null);
      if (all.isEmpty()) {
        root.surroundings()
            .out()
            .printf(
                "no tuning jobs in %s yet; '%s' tells how to start one%n",
                root.data(), root.commands().type("tune", "--help"));
        return 0;
      }
      Table table = new Table().row("NAME", "STATUS", "DONE", "BEST", "STRATEGY", "CREATED");
      all.forEach(job -> row(table, job, session.jobs(), root.surroundings().zone()));
      table.lines().forEach(root.surroundings().out()::println);
    }
    return 0;
  }

  /** A line of the list; the best value needs a call of its own. */
  private static void row(
      Table table, HyperParameterTuningJobSummary job, RemoteJobs jobs, ZoneId zone) {
    Optional<FinalHyperParameterTuningJobObjectiveMetric> best =
        jobs.tuningJob(job.hyperParameterTuningJobName())
            .flatMap(found -> Optional.ofNullable(found.bestTrainingJob()))
            .flatMap(
                found -> Optional.ofNullable(found.finalHyperParameterTuningJobObjectiveMetric()));
    String most =
        Optional.ofNullable(job.resourceLimits())
            .flatMap(limits -> Optional.ofNullable(limits.maxNumberOfTrainingJobs()))
            .map(number -> "/" + number)
            .orElse("");
    table.row(
        job.hyperParameterTuningJobName(),
        job.hyperParameterTuningJobStatus(),
        ended(job.trainingJobStatusCounters()) + most,
        best.map(metric -> metric.metricName() + " " + Texts.number(metric.value())).orElse("-"),
        job.strategy(),
        MINUTE.withZone(zone).format(job.creationTime()));
  }

  /** Training jobs that will not change any more, however they ended. */
  private static int ended(TrainingJobStatusCounters counters) {
    return Stream.of(
            counters.completed(),
            counters.retryableError(),
            counters.nonRetryableError(),
            counters.stopped())
        .mapToInt(count -> Optional.ofNullable(count).orElse(0))
        .sum();
  }
}
