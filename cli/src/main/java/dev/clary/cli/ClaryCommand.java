package dev.clary.cli;

import dev.clary.cli.client.ClientEnvironment;
import dev.clary.cli.client.ClientFiles;
import dev.clary.cli.client.Destination;
import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.Session;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    header = "Find the best hyperparameters for whatever you train.%n",
    description = {
      "",
      "Tune a script, here for the highest accuracy that its output shows:",
      "  clary tune --range lr=1e-5..0.1:log --range layers=1..8 \\",
      "        --metric 'accuracy: ([0-9.]+)' --maximize -- python3 train.py",
      "Tune what a file describes, in SageMaker's own words:",
      "  clary tune examples/bikes/tuning.json",
      "Run a script that was written for SageMaker, unchanged:",
      "  clary run -- python3 tune.py",
      "",
      "Everything is kept in a data directory. A tuning job that was interrupted",
      "goes on when the same command is typed again.%n"
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

  ClaryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(surroundings.out());
    }
  }

  /** Declares the option; the parser answers it before any command is called. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this text.")
  void help(boolean asked) {}

  /** Declares the option; the parser answers it before any command is called. */
  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  void version(boolean asked) {}

  Surroundings surroundings() {
    return surroundings;
  }

  /** The data directory, absolute. */
  Path data() {
    Path given = data == null ? surroundings.defaultData() : data;
    return surroundings.directory().resolve(given).normalize();
  }

  /**
   * A connection for work: to the server there is, or to one that goes on with what is unfinished.
   */
  Session work() {
    return Session.work(data(), serverSettings(), surroundings.directory(), surroundings.time());
  }

  /** The same, but a server of this process's own listens on a certain port. */
  Session workAt(int port) {
    var settings = new LinkedHashMap<>(serverSettings());
    settings.put("http.port", Integer.toString(port));
    return Session.work(data(), settings, surroundings.directory(), surroundings.time());
  }

  /** How a program's environment must change so that it calls this server and nobody else. */
  ClientEnvironment clientEnvironment(Session session) {
    var person =
        new ClientFiles.Person(
            surroundings.environment(), surroundings.home(), surroundings.system());
    Destination destination = session.destination(data());
    return ClientEnvironment.of(
        destination,
        ClientFiles.write(data().resolve("client"), destination, person),
        surroundings.environment());
  }

  /** A connection for work that has not begun: nothing unfinished goes on yet. */
  Session prepare() {
    return Session.prepare(data(), serverSettings(), surroundings.directory(), surroundings.time());
  }

  /** A connection for looking. */
  Session look() {
    if (Files.exists(data()) && !Files.isDirectory(data())) {
      throw new WrongInputException(
          "%s is a file; a data directory is a directory, which '%s' makes where there is none"
              .formatted(data(), commands().type("tune")));
    }
    if (!Files.isDirectory(data())) {
      throw new WrongInputException(
          "%s: there is no such data directory yet; '%s' makes one"
              .formatted(data(), commands().type("tune")));
    }
    return Session.look(data(), serverSettings(), surroundings.time());
  }

  /** Commands that this person may type next. */
  Commands commands() {
    return new Commands(surroundings.command(), Optional.ofNullable(data));
  }

  /** Settings for a server of this process's own; what was typed wins. */
  Map<String, String> serverSettings() {
    var all = new LinkedHashMap<String, String>();
    surroundings.algorithms().ifPresent(built -> all.put("algorithms.classpath", classPath(built)));
    all.putAll(settings);
    return all;
  }

  /**
   * The classes and libraries of the built-in algorithms, file by file: a sandbox opens just these.
   */
  private static String classPath(Path built) {
    var path = new ArrayList<String>(List.of(built.resolve("classes").toString()));
    try (DirectoryStream<Path> libraries =
        Files.newDirectoryStream(built.resolve("lib"), "*.jar")) {
      libraries.forEach(library -> path.add(library.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in algorithms are not built: " + e, e);
    }
    return String.join(File.pathSeparator, path);
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
