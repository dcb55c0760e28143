package dev.clary.cli;

import dev.clary.cli.session.RemoteJobs;
import dev.clary.cli.session.Session;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;
import dev.clary.wire.shape.HyperParameterTuningJobSummary;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One call of {@code clary run}, from the server to the last job. Confined to one thread. */
final class ClientRun {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final long SECONDS_BETWEEN_CHECKS = 1;

  /** What a shell answers when there is no such command. */
  private static final int NOT_FOUND = 127;

  /** Exit code of a program that Ctrl-C has ended. */
  private static final int LEFT = 130;

  private final ClaryCommand root;
  private final Surroundings surroundings;
  private final boolean leave;
  private Session session;

  /**
   * Opens the server, or finds it.
   *
   * @param leave whether to go without the end of jobs
   */
  ClientRun(ClaryCommand root, boolean leave) {
    this.root = root;
    this.surroundings = root.surroundings();
    this.leave = leave;
    this.session = root.work();
  }

  /** Runs a command, then waits for what it has begun, if need be. */
  int run(List<String> command) {
    try {
      int code = child(command);
      return session.isOwn() ? finish(code) : code;
    } finally {
      session.close();
    }
  }

  private int child(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command).inheritIO().directory(surroundings.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(surroundings.environment());
    root.clientEnvironment(session).apply(builder.environment());
    try (ForwardedSignals signals = ForwardedSignals.open(surroundings.terminal())) {
      Process process = builder.start();
      signals.to(process);
      return await(process);
    } catch (IOException e) {
      say("%s", String.valueOf(e.getMessage()));
      return NOT_FOUND;
    }
  }

  /** Waits for the end of a program, which may run for days. */
  private int await(Process process) {
    try {
      while (!process.waitFor(SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS)) {
        if (!session.isOwn() && !session.serves(root.data())) {
          takeOver();
        }
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LEFT;
    } finally {
      // Without a server it would only fail later.
      process.destroy();
    }
  }

  /** The server of another process may go at any time; then this one goes on at its address. */
  private void takeOver() {
    URI known = session.url();
    session = root.workAt(known.getPort());
    if (!session.url().equals(known)) {
      say("the server at %s has ended, and another one is at %s", known, session.url());
    }
  }

  /** Nobody would run what is unfinished once this process has ended. */
  private int finish(int code) {
    List<String> unfinished = unfinished();
    if (unfinished.isEmpty()) {
      return code;
    }
    String jobs = String.join(", ", unfinished);
    if (code != 0 || leave) {
      say(
          "left unfinished: %s; any next run goes on, or '%s'",
          jobs, root.commands().type("serve"));
      return code;
    }
    say("waiting for %s; Ctrl-C leaves them unfinished, for any next run to go on", jobs);
    try (Interrupts interrupts = Interrupts.ofServer()) {
      while (!unfinished().isEmpty()) {
        if (interrupts.await(BETWEEN_LOOKS)) {
          say("left unfinished: %s", String.join(", ", unfinished()));
          return LEFT;
        }
      }
    }
    unfinished.forEach(name -> say("%s %s", name, status(name)));
    return code;
  }

  /** Tuning jobs that have not ended, by name, and other training jobs by number. */
  private List<String> unfinished() {
    RemoteJobs jobs = session.jobs();
    List<String> tuning =
        Stream.of("InProgress", "Stopping")
            .flatMap(status -> jobs.tuningJobs(status).stream())
            .map(HyperParameterTuningJobSummary::hyperParameterTuningJobName)
            .toList();
    int training = jobs.unfinishedTrainingJobs();
    return tuning.isEmpty() && training > 0
        ? List.of("training jobs (%d)".formatted(training))
        : tuning;
  }

  private String status(String name) {
    return session
        .jobs()
        .tuningJob(name)
        .map(DescribeHyperParameterTuningJobResponse::hyperParameterTuningJobStatus)
        .map(status -> status.toLowerCase(Locale.ROOT))
        .orElse("ended");
  }

  /** For the person, apart from what the program writes for others. */
  private void say(String format, Object... values) {
    surroundings.err().println("clary: " + format.formatted(values));
  }
}
