package dev.clary.cli;

import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.RemoteJobs;
import dev.clary.cli.session.Session;
import dev.clary.cli.session.TuningReader;
import dev.clary.cli.view.TrainingFacts;
import dev.clary.cli.view.TuningFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the log of a training job. */
@Command(
    name = "logs",
    header = "Print the log of a training job.",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class LogsCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Set<String> FINAL = Set.of("Completed", "Failed", "Stopped");

  @ParentCommand private @Nullable ClaryCommand clary;

  @Parameters(
      paramLabel = "NAME",
      description = "Name of a training job, or of a tuning job for its best one.")
  private String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the training job ends.")
  private boolean follow;

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    try (Session session = root.look();
        Interrupts interrupts = Interrupts.ofKeyboard()) {
      // A server for looking runs nothing, so there is nothing to follow.
      print(session, root, follow && !session.isOwn(), interrupts);
    }
    return 0;
  }

  /** The training job that the name means. */
  private String trainingJob(RemoteJobs jobs, ClaryCommand root) {
    Optional<TuningFacts> tuning = new TuningReader(jobs, root.surroundings().time()).read(name);
    if (tuning.isPresent()) {
      return bestOrFirst(tuning.get());
    }
    return jobs.trainingJob(name)
        .orElseThrow(() -> ShowCommand.unknown(name, root))
        .trainingJobName();
  }

  /** Of a tuning job: the best one, or before there is one the first. */
  private static String bestOrFirst(TuningFacts tuning) {
    return tuning
        .best()
        .or(() -> tuning.trainingJobs().stream().map(TrainingFacts::name).findFirst())
        .orElseThrow(
            () ->
                new WrongInputException(
                    "'%s': this tuning job has not started a training job yet"
                        .formatted(tuning.name())));
  }

  /** Prints what is there, and while following what comes, a page at a time. */
  private void print(Session session, ClaryCommand root, boolean following, Interrupts interrupts) {
    RemoteJobs jobs = session.jobs();
    String job = trainingJob(jobs, root);
    long next = 0;
    boolean over = !following;
    while (true) {
      RemoteJobs.Log log = jobs.log(job, next);
      log.lines().forEach(root.surroundings().out()::println);
      next += log.lines().size();
      if (next < log.next()) {
        continue;
      }
      if (over || interrupts.await(BETWEEN_LOOKS)) {
        return;
      }
      // The status is asked for before the lines: what came before the end is still printed.
      over =
          jobs.trainingJob(job).filter(now -> !FINAL.contains(now.trainingJobStatus())).isEmpty();
    }
  }
}
