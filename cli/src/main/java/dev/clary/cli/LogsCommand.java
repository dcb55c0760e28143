package dev.clary.cli;

import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.RemoteJobs;
import dev.clary.cli.session.Session;
import dev.clary.cli.session.TuningReader;
import dev.clary.cli.view.TrainingFacts;
import dev.clary.cli.view.TuningFacts;
import dev.clary.wire.client.UnreachableException;
import java.time.Duration;
import java.util.Optional;
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

  @ParentCommand private @Nullable ClaryCommand clary;

  @Parameters(
      paramLabel = "NAME",
      description = "Name of a training job, or of a tuning job for its best one.")
  private String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the training job ends.")
  private boolean follow;

  private String job = "";
  private long next;

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    try (Interrupts interrupts = Interrupts.ofKeyboard()) {
      boolean done = false;
      while (!done) {
        done = printed(root, interrupts);
      }
    }
    return 0;
  }

  /**
   * Prints the log; false if the server of another process went meanwhile, with its work stored.
   */
  private boolean printed(ClaryCommand root, Interrupts interrupts) {
    try (Session session = root.look()) {
      try {
        if (job.isEmpty()) {
          job = trainingJob(session.jobs(), root);
        }
        // A server for looking runs nothing, so there is nothing to follow.
        boolean following = follow && !session.isOwn();
        print(session.jobs(), root.surroundings(), following, interrupts);
        return true;
      } catch (UnreachableException e) {
        if (session.isOwn()) {
          throw e;
        }
        return false;
      }
    }
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
  private void print(
      RemoteJobs jobs, Surroundings surroundings, boolean following, Interrupts interrupts) {
    boolean over = !following;
    while (true) {
      RemoteJobs.Log log = jobs.log(job, next);
      log.lines().forEach(surroundings.out()::println);
      next += log.lines().size();
      if (next < log.next()) {
        continue;
      }
      if (over || interrupts.await(BETWEEN_LOOKS)) {
        return;
      }
      // The status is asked for before the lines: what came before the end is still printed.
      over =
          jobs.trainingJob(job)
              .filter(now -> !TuningFacts.isFinal(now.trainingJobStatus()))
              .isEmpty();
    }
  }
}
