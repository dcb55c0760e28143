package dev.clary.cli;

import dev.clary.cli.progress.Progress;
import dev.clary.cli.request.RequestSummary;
import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.Admission;
import dev.clary.cli.session.Session;
import dev.clary.cli.session.TuningReader;
import dev.clary.cli.view.FinalReport;
import dev.clary.cli.view.TuningFacts;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.client.UnreachableException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One call of {@code clary tune}, from the request to the result. Confined to one thread. */
final class TuneRun {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  /** So long after Ctrl-C the job is asked to stop; a second one meanwhile leaves it as it is. */
  private static final Duration SECOND_THOUGHTS = Duration.ofSeconds(2);

  /** Exit code of a program that Ctrl-C has ended. */
  private static final int LEFT = 130;

  private final ClaryCommand root;
  private final Surroundings surroundings;
  private final DisplayOptions display;
  private Session session;
  private TuningReader reader;

  TuneRun(ClaryCommand root, DisplayOptions display) {
    this.root = root;
    this.surroundings = root.surroundings();
    this.display = display;
    this.session = root.prepare();
    this.reader = reader();
  }

  /** Runs to the end of the tuning job, or until it is left. */
  int run(ObjectNode request, Admission admission) {
    try {
      // Decided before anything goes on, or a job of this request might end unnoticed.
      RoomWatch.before(session);
      Admission.Decision decision = admission.admit(session.jobs(), request);
      session.begin();
      announce(decision, request);
      return watch(decision).map(this::report).orElseGet(() -> leave(decision.name()));
    } finally {
      session.close();
    }
  }

  private TuningReader reader() {
    return new TuningReader(session.jobs(), surroundings.time());
  }

  /** Says what will be tried, before anything is; of a job that goes on it was said already. */
  private void announce(Admission.Decision decision, ObjectNode request) {
    if (display.quiet()) {
      return;
    }
    if (!session.isOwn()) {
      display.texts(surroundings).println("on the server at " + session.url());
    }
    if (!decision.resumed()) {
      RequestSummary.lines(request).forEach(display.texts(surroundings)::println);
    }
  }

  /** Shows the job until it has ended; empty if Ctrl-C said to leave it. */
  private Optional<TuningFacts> watch(Admission.Decision decision) {
    try (Interrupts interrupts = Interrupts.ofKeyboard();
        Progress progress = display.progress(surroundings, decision.resumed())) {
      var room = new RoomWatch(surroundings.time());
      boolean asked = false;
      while (true) {
        TuningFacts facts = look(decision.name());
        progress.show(facts);
        if (facts.over()) {
          return Optional.of(facts);
        }
        room.look(session, progress);
        if (interrupts.await(BETWEEN_LOOKS)) {
          if (asked || facts.status().equals("Stopping")) {
            return Optional.empty();
          }
          progress.say("stopping; Ctrl-C again leaves the job, to go on with the same command");
          if (interrupts.await(SECOND_THOUGHTS)) {
            return Optional.empty();
          }
          stop(decision.name());
          asked = true;
        }
      }
    }
  }

  /** Asks for the end; a job that ended while the person thought about it needs none. */
  private void stop(String name) {
    try {
      session.jobs().stopTuningJob(name);
    } catch (ServiceException e) {
      if (!look(name).over()) {
        throw e;
      }
      // It has ended meanwhile.
    }
  }

  /** How the job stands. A server of another process may go at any time; then this one goes on. */
  private TuningFacts look(String name) {
    Optional<TuningFacts> facts;
    try {
      facts = reader.read(name);
    } catch (UnreachableException e) {
      if (session.isOwn()) {
        throw e;
      }
      session = root.work();
      reader = reader();
      facts = reader.read(name);
    }
    return facts.orElseThrow(
        () -> new WrongInputException("tuning job '%s' is not there any more".formatted(name)));
  }

  /** Says that nothing is lost and how to get it back. */
  private int leave(String name) {
    Commands commands = root.commands();
    surroundings.err().printf("left %s; what runs goes on by itself%n", name);
    surroundings
        .err()
        .println("type the same command to go on, or: " + commands.type("stop", name));
    return LEFT;
  }

  /** Writes the result, for people or for programs. */
  private int report(TuningFacts facts) {
    Optional<String> model =
        facts.bestJob().flatMap(best -> TrainingOutput.model(session.jobs(), best.name()));
    if (display.json()) {
      var mapper = new JsonMapper().writerWithDefaultPrettyPrinter();
      surroundings.out().println(mapper.writeValueAsString(FinalReport.tree(facts, model)));
    } else {
      FinalReport.lines(facts, model, root.commands().after(facts, model))
          .forEach(surroundings.out()::println);
    }
    return facts.completed() ? 0 : Main.FAILED;
  }
}
