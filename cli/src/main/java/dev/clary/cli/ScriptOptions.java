package dev.clary.cli;

import dev.clary.cli.request.CommandTuning;
import dev.clary.cli.request.WrongInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that describe the tuning of a command, where no file does. */
final class ScriptOptions {
  @Option(
      names = "--range",
      paramLabel = "RANGE",
      description = {
        "A hyperparameter and what it may be: NAME=LOW..HIGH or NAME=A,B,C; may be repeated.",
        "Behind the bounds may stand :log, :reverse or :linear for the scale and :int or :float.",
        "The command gets it as an argument, --NAME VALUE, and in its environment."
      })
  private List<String> ranges = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "[NAME=]REGEX",
      description = {
        "Finds a metric in a line of the command's output; the first group is its value.",
        "May be repeated; the first is the objective."
      })
  private List<String> metrics = new ArrayList<>();

  @Option(names = "--minimize", description = "The lowest value of the objective is the best.")
  private boolean minimize;

  @Option(names = "--maximize", description = "The highest value of the objective is the best.")
  private boolean maximize;

  @Option(
      names = "--env",
      paramLabel = "NAME[=VALUE]",
      description = "A variable for the command; without a value, as it is here.")
  private List<String> variables = new ArrayList<>();

  /** Whether any of them was given. */
  boolean given() {
    return !ranges.isEmpty() || !metrics.isEmpty() || minimize || maximize || !variables.isEmpty();
  }

  /**
   * The tuning they describe.
   *
   * @throws WrongInputException if something is missing
   */
  CommandTuning tuning(List<String> command, Surroundings surroundings) {
    refuseIncomplete(command);
    var words = new ArrayList<String>(command);
    words.set(0, executable(command.get(0), surroundings).toString());
    return new CommandTuning(
        ranges,
        metrics,
        minimize ? "Minimize" : "Maximize",
        environment(surroundings),
        words,
        surroundings.directory().toString());
  }

  /** What is missing, most important first, each with an example of what to write. */
  private void refuseIncomplete(List<String> command) {
    if (command.isEmpty()) {
      throw new WrongInputException("what to tune is missing: give a file, or a command after --");
    }
    if (ranges.isEmpty()) {
      throw new WrongInputException("--range is missing: say what may vary, such as lr=1e-4..0.1");
    }
    if (metrics.isEmpty()) {
      throw new WrongInputException(
          "--metric is missing: say what to look for in the output, such as 'loss: ([0-9.]+)'");
    }
    if (minimize == maximize) {
      throw new WrongInputException(
          "--minimize or --maximize: exactly one of them must be given, got "
              + (minimize ? "both" : "none"));
    }
  }

  /** The variables to send; one without a value must be set here. */
  private Map<String, String> environment(Surroundings surroundings) {
    var environment = new LinkedHashMap<String, String>();
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      String name = equals < 0 ? variable : variable.substring(0, equals);
      String here = surroundings.environment().get(name);
      if (equals < 0 && here == null) {
        throw new WrongInputException(
            "--env %s: there is no such variable here; write %s=VALUE".formatted(name, name));
      }
      environment.put(name, equals < 0 && here != null ? here : variable.substring(equals + 1));
    }
    return environment;
  }

  /** Where a shell in this directory would find a program. */
  private static Path executable(String program, Surroundings surroundings) {
    List<String> folders =
        program.contains("/")
            ? List.of("")
            : List.of(surroundings.environment().getOrDefault("PATH", "").split(":", -1));
    return folders.stream()
        .map(folder -> surroundings.directory().resolve(folder).resolve(program).normalize())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongInputException(
                    "command '%s': there is no such program %s"
                        .formatted(
                            program,
                            program.contains("/") ? "that may be executed" : "on the PATH")));
  }
}
