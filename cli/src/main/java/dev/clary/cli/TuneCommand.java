package dev.clary.cli;

import dev.clary.cli.request.CommandTuning;
import dev.clary.cli.request.JobName;
import dev.clary.cli.request.LocalDefaults;
import dev.clary.cli.request.TuningFile;
import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.Admission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Starts a tuning job, or goes on with it, and shows it until it ends. */
@Command(
    name = "tune",
    header = "Find the best hyperparameters for a command, or for what a file describes.",
    customSynopsis = {
      "clary tune FILE [OPTIONS]",
      "       clary tune --range RANGE... --metric REGEX... (--minimize | --maximize)",
      "                  [OPTIONS] -- COMMAND..."
    },
    description = {
      "",
      "The file is a request to create a tuning job, in JSON or YAML, as the AWS CLI takes it with",
      "--cli-input-json; what only matters in a cloud may be left out. Paths in it start from its",
      "folder. When the same request was begun before and did not end, it goes on.%n"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class TuneCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String END_OF_OPTIONS = "--";

  @ParentCommand private @Nullable ClaryCommand clary;
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "FILE", hidden = true)
  private List<String> words = new ArrayList<>();

  @Mixin private ScriptOptions script = new ScriptOptions();
  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private DisplayOptions display = new DisplayOptions();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the tuning job, at most 32 letters, digits and hyphens.")
  private @Nullable String name;

  @Option(
      names = "--print-request",
      description = "Show the whole request that would be sent, and do nothing.")
  private boolean printRequest;

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    Wanted wanted = isCommand() ? fromCommand(root) : fromFile(root);
    if (printRequest) {
      ObjectNode named = Admission.named(wanted.request(), wanted.admission().preferredName());
      root.surroundings()
          .out()
          .println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(named));
      return 0;
    }
    OpenMp.warnIfMissing(wanted.request(), root.surroundings());
    return new TuneRun(root, display).run(wanted.request(), wanted.admission());
  }

  /** A complete request but for its name, and how that is found. */
  private record Wanted(ObjectNode request, Admission admission) {}

  /** Whether what follows is a command: it is behind {@code --}, or nothing was given at all. */
  private boolean isCommand() {
    boolean separated =
        Parsed.present(spec).commandLine().getParseResult().originalArgs().contains(END_OF_OPTIONS);
    if (!separated && words.size() > 1) {
      throw new WrongInputException(
          "'%s': only one file can be given; a command is written after --"
              .formatted(words.get(1)));
    }
    if (!separated && words.size() == 1 && script.given()) {
      throw new WrongInputException(
          "'%s': a file describes all of the tuning; a command is written after --"
              .formatted(words.get(0)));
    }
    return separated || words.isEmpty();
  }

  /** The request for a command that runs here, named by what it trains. */
  private Wanted fromCommand(ClaryCommand root) {
    Surroundings surroundings = root.surroundings();
    CommandTuning tuning = script.tuning(words, surroundings);
    ObjectNode request = tuning.request();
    limits.overridesOrUsual(tuning.usualJobs()).apply(request);
    defaults(root, surroundings.directory()).fill(request);
    String title =
        JobName.titleOf(words, word -> Files.isRegularFile(surroundings.directory().resolve(word)));
    return new Wanted(request, admission(root, Optional.empty(), title));
  }

  /** The request in a file, whose paths start from its folder. */
  private Wanted fromFile(ClaryCommand root) {
    TuningFile file = TuningFile.read(root.surroundings().directory().resolve(words.get(0)));
    ObjectNode request = file.request();
    limits.overrides().apply(request);
    Path folder = Optional.ofNullable(file.path().getParent()).orElse(file.path());
    defaults(root, folder).fill(request);
    Optional<String> written =
        Optional.of(request.path("HyperParameterTuningJobName").asString(""))
            .filter(text -> !text.isBlank());
    return new Wanted(request, admission(root, written, file.title()));
  }

  /** Results of requests that name no place go below the data directory. */
  private static LocalDefaults defaults(ClaryCommand root, Path folder) {
    return new LocalDefaults(folder, root.data().resolve("output"));
  }

  /** How the job's name is found: as typed, as written, or by title and time. */
  private Admission admission(ClaryCommand root, Optional<String> written, String title) {
    Surroundings surroundings = root.surroundings();
    return new Admission(
        Optional.ofNullable(name),
        written,
        title,
        LocalDateTime.ofInstant(surroundings.time().instant(), surroundings.zone()));
  }
}
