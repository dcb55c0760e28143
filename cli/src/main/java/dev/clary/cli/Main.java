package dev.clary.cli;

import dev.clary.cli.request.WrongInputException;
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
    Surroundings surroundings = Surroundings.ofThisProcess();
    int code = commandLine(surroundings).execute(arguments);
    surroundings.out().flush();
    System.exit(code);
  }

  /** The commands; a new one is a class and a line here. */
  static CommandLine commandLine(Surroundings surroundings) {
    var root = new ClaryCommand(surroundings);
    return new CommandLine(root)
        .setOut(new java.io.PrintWriter(surroundings.out(), true))
        .setErr(new java.io.PrintWriter(surroundings.err(), true))
        .setParameterExceptionHandler(wrongArguments(surroundings))
        .setExecutionExceptionHandler(failures(surroundings));
  }

  private static IParameterExceptionHandler wrongArguments(Surroundings surroundings) {
    return (wrong, arguments) -> {
      String name = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
      surroundings.err().printf("clary: %s%n", wrong.getMessage());
      surroundings.err().printf("'%s --help' tells what it takes%n", name);
      return WRONG_INPUT;
    };
  }

  private static IExecutionExceptionHandler failures(Surroundings surroundings) {
    return (failure, line, parsed) -> {
      if (failure instanceof WrongInputException) {
        surroundings.err().println("clary: " + failure.getMessage());
        return WRONG_INPUT;
      }
      surroundings.err().println("clary: this is a mistake in Clary: " + failure);
      failure.printStackTrace(surroundings.err());
      return FAILED;
    };
  }
}
