package dev.clary.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a command: tells what there is. Holds the options that all commands have. */
@Command(
    name = "clary",
    synopsisSubcommandLabel = "COMMAND",
    header = "Finds the best hyperparameters for whatever you train.%n",
    description = {
      "",
      "Tune a script, here for the highest accuracy that its output shows:",
      "  clary tune --range lr=1e-5..0.1:log --range layers=1..8 \\",
      "        --metric 'accuracy: ([0-9.]+)' --maximize -- python3 train.py",
      "Tune what a file describes, in SageMaker's own words:",
      "  clary tune examples/bikes/tuning.json",
      "",
      "Everything is kept in a data directory. A tuning job that was interrupted goes on",
      "when the same command is typed again.%n"
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {"", "'clary COMMAND --help' explains a command."},
    versionProvider = ClaryCommand.Version.class,
    sortOptions = false)
final class ClaryCommand implements Runnable {
  private final Surroundings surroundings;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Directory that keeps jobs, logs and results (default: ~/.clary).")
  private @Nullable Path data;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      scope = ScopeType.INHERIT,
      description = "A setting of the server, see docs/settings.md; may be repeated.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this text.")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  private boolean version;

  ClaryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(surroundings.out());
    }
  }

  Surroundings surroundings() {
    return surroundings;
  }

  /** The data directory, absolute. */
  Path data() {
    Path given = data == null ? surroundings.defaultData() : data;
    return surroundings.directory().resolve(given).normalize();
  }

  /** How somebody would name this data directory again, or nothing for the default one. */
  Optional<Path> namedData() {
    return Optional.ofNullable(data);
  }

  Map<String, String> settings() {
    return settings;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String built = ClaryCommand.class.getPackage().getImplementationVersion();
      return new String[] {"clary " + (built == null ? "(not packaged)" : built)};
    }
  }
}
