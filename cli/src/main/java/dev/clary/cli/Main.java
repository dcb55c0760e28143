package dev.clary.cli;

import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.NoRoomException;
import dev.clary.server.DirectoryInUseException;
import dev.clary.server.InvalidConfigException;
import dev.clary.wire.client.ServiceException;
import dev.clary.wire.client.UnreachableException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;

/** The program {@code clary}. */
public final class Main {
  /** Exit code for input that a person should mend. */
  static final int WRONG_INPUT = 2;

  /** Exit code for work that was tried and did not succeed. */
  static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals(OptimizeCommand.NAME)) {
      // A program waits for its first answer, and the command line's parser takes its time.
      System.exit(optimize());
    }
    Surroundings surroundings = Surroundings.ofThisProcess();
    int code = commandLine(surroundings).execute(arguments);
    surroundings.out().flush();
    System.exit(code);
  }

  private static int optimize() {
    try {
      return new OptimizeCommand().call();
    } catch (UncheckedIOException e) {
      System.err.println("clary: " + e.getMessage());
      return FAILED;
    }
  }

  /** The commands; a new one is a class and a line here. */
  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new ClaryCommand(surroundings))
        .addSubcommand(new TuneCommand())
        .addSubcommand(run())
        .addSubcommand(new EnvCommand())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new JobsCommand())
        .addSubcommand(new ShowCommand())
        .addSubcommand(new LogsCommand())
        .addSubcommand(new StopCommand())
        .addSubcommand(new OptimizeCommand())
        .addSubcommand(new KeysCommand())
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setParameterExceptionHandler(wrongArguments(surroundings))
        .setExecutionExceptionHandler(failures(surroundings));
  }

  /** What follows the command's name belongs to it, however it looks. */
  private static CommandLine run() {
    return new CommandLine(new RunCommand()).setStopAtPositional(true);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** One sentence and where to find help, instead of pages of it. */
  private static IParameterExceptionHandler wrongArguments(Surroundings surroundings) {
    return (wrong, arguments) -> {
      String name = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
      surroundings.err().printf("clary: %s%n", wrong.getMessage());
      surroundings.err().printf("'%s --help' tells what it takes%n", name);
      return WRONG_INPUT;
    };
  }

  /** A sentence for what a person can mend, all there is to know about what we must mend. */
  private static IExecutionExceptionHandler failures(Surroundings surroundings) {
    return (failure, line, parsed) -> {
      Optional<Integer> code = explained(failure);
      if (code.isPresent()) {
        surroundings.err().println("clary: " + failure.getMessage());
        return code.get();
      }
      surroundings.err().println("clary: this is a mistake in Clary: " + failure);
      failure.printStackTrace(surroundings.err());
      return FAILED;
    };
  }

  /** The exit code for a failure whose message says all, or empty for one that should not be. */
  private static Optional<Integer> explained(Exception failure) {
    if (failure instanceof WrongInputException
        || failure instanceof InvalidConfigException
        || failure instanceof UncheckedIOException) {
      return Optional.of(WRONG_INPUT);
    }
    if (failure instanceof ServiceException refusal) {
      return Optional.of(refusal.status() < 500 ? WRONG_INPUT : FAILED);
    }
    return failure instanceof DirectoryInUseException
            || failure instanceof NoRoomException
            || failure instanceof UnreachableException
        ? Optional.of(FAILED)
        : Optional.empty();
  }
}
