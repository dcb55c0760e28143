package dev.clary.cli;

import dev.clary.cli.session.RemoteJobs;
import dev.clary.cli.session.Session;
import dev.clary.cli.view.TuningFacts;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;
import dev.clary.wire.shape.DescribeTrainingJobResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Stops a tuning job with its training jobs, or one training job. */
@Command(
    name = "stop",
    header = "Stop a tuning job or a training job.",
    description = {
      "",
      "Programs that run get two minutes to end by themselves, then they are killed. What has",
      "been found so far stays.%n"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class StopCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  @ParentCommand private @Nullable ClaryCommand clary;

  @Parameters(paramLabel = "NAME", description = "Name of a tuning job or of a training job.")
  private String name = "";

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    try (Session session = root.work();
        Interrupts interrupts = Interrupts.ofKeyboard()) {
      stop(session.jobs(), root);
      String status = status(session.jobs());
      // A server that runs anyway does the rest; one of this process's own must be given the time.
      while (session.isOwn() && !TuningFacts.isFinal(status) && !interrupts.await(BETWEEN_LOOKS)) {
        status = status(session.jobs());
      }
      root.surroundings().out().printf("%s is %s%n", name, status.toLowerCase(Locale.ROOT));
    }
    return 0;
  }

  /** A name belongs to a tuning job first: its training jobs have longer ones. */
  private void stop(RemoteJobs jobs, ClaryCommand root) {
    if (jobs.tuningJob(name).isPresent()) {
      jobs.stopTuningJob(name);
    } else if (jobs.trainingJob(name).isPresent()) {
      jobs.stopTrainingJob(name);
    } else {
      throw ShowCommand.unknown(name, root);
    }
  }

  /** In the protocol's words, whatever kind of job it is. */
  private String status(RemoteJobs jobs) {
    Optional<String> tuning =
        jobs.tuningJob(name)
            .map(DescribeHyperParameterTuningJobResponse::hyperParameterTuningJobStatus);
    return tuning
        .or(() -> jobs.trainingJob(name).map(DescribeTrainingJobResponse::trainingJobStatus))
        .orElse("gone");
  }
}
