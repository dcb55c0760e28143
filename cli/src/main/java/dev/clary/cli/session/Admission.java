package dev.clary.cli.session;

import dev.clary.cli.request.JobName;
import dev.clary.cli.request.WrongInputException;
import dev.clary.wire.shape.DescribeHyperParameterTuningJobResponse;
import dev.clary.wire.shape.HyperParameterTuningJobSummary;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides which tuning job a request is about: a new one, and under which name, or one that an
 * earlier call of the same command has begun. Confined to one thread.
 *
 * <pre>
 * the same request, unfinished          → goes on with that job, whatever it is called
 * --name, of another or an ended job    → refused
 * name in the file, of another job      → refused while that one runs
 * name in the file, of an ended job     → name-2, name-3, …
 * no name                               → title and time
 * </pre>
 *
 * @param given name on the command line, which means that job and no other
 * @param written name in the file, which is a wish
 * @param title for a name made of it and the time
 */
public record Admission(
    Optional<String> given, Optional<String> written, String title, LocalDateTime now) {
  private static final String IN_PROGRESS = "InProgress";
  private static final String NAME = "HyperParameterTuningJobName";

  /** Which job it is, and whether it is there already. */
  public record Decision(String name, boolean resumed) {}

  /** The name that a new job would have, whatever jobs there are. */
  public String preferredName() {
    return given.or(() -> written).orElseGet(() -> JobName.dated(title, now));
  }

  /**
   * Decides, and creates the job if it is a new one.
   *
   * @throws WrongInputException if the name belongs to another job; the message tells the way out
   */
  public Decision admit(RemoteJobs jobs, ObjectNode request) {
    String canonical = CanonicalRequest.of(request);
    Optional<String> same =
        jobs.tuningJobs(IN_PROGRESS).stream()
            .map(HyperParameterTuningJobSummary::hyperParameterTuningJobName)
            .filter(name -> given.isEmpty() || given.get().equals(name))
            .filter(name -> CanonicalRequest.of(jobs.request(name)).equals(canonical))
            .findFirst();
    if (same.isPresent()) {
      return new Decision(same.get(), true);
    }
    String name = freeName(jobs);
    jobs.create(named(request, name));
    return new Decision(name, false);
  }

  /** A name that no job has, or the refusal of one that was asked for and is taken. */
  private String freeName(RemoteJobs jobs) {
    if (given.isPresent()) {
      refuseTaken(jobs, given.get(), "--name '%s'".formatted(given.get()), true);
    } else if (written.isPresent()) {
      refuseTaken(jobs, written.get(), "the name '%s' in the file".formatted(written.get()), false);
    }
    return given.orElseGet(
        () -> JobName.free(preferredName(), name -> jobs.tuningJob(name).isPresent()));
  }

  /** Refuses a name that an unfinished job has, or if {@code finished} also one that has ended. */
  private static void refuseTaken(RemoteJobs jobs, String name, String what, boolean finished) {
    Optional<String> status =
        jobs.tuningJob(name)
            .map(DescribeHyperParameterTuningJobResponse::hyperParameterTuningJobStatus);
    if (status.isEmpty()) {
      return;
    }
    if (status.get().equals(IN_PROGRESS)) {
      throw new WrongInputException(
          "%s belongs to a tuning job that runs with another request; stop it with 'stop %s',"
                  .formatted(what, name)
              + " or choose another name with --name");
    }
    if (finished) {
      throw new WrongInputException(
          "%s belongs to a tuning job that is %s; choose another name"
              .formatted(what, status.get().toLowerCase(Locale.ROOT)));
    }
  }

  /** The request with its name as the first member. */
  public static ObjectNode named(ObjectNode request, String name) {
    ObjectNode named = request.objectNode();
    named.put(NAME, name);
    request.properties().stream()
        .filter(member -> !member.getKey().equals(NAME))
        .forEach(member -> named.set(member.getKey(), member.getValue()));
    return named;
  }
}
