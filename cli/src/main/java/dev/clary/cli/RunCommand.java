package dev.clary.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a program that knows only AWS, against the server of a data directory. */
@Command(
    name = "run",
    header = "Run a program that was written for SageMaker, unchanged.",
    customSynopsis = "clary run [OPTIONS] [--] COMMAND...",
    description = {
      "",
      "Serves the data directory while the command runs, unless a server does so",
      "already, and leads every AWS client in it there: boto3, SageMaker's Python",
      "SDK, the AWS CLI, the SDKs for Java and JavaScript. Your own keys, profiles",
      "and endpoints for AWS are out of its reach. Its exit code is passed on, and",
      "so are signals to it.",
      "",
      "When it has succeeded and jobs are unfinished, they are waited for: a script",
      "need not wait for what it starts. Ctrl-C leaves them, to go on with the next",
      "command that works.%n"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClaryCommand clary;

  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command with its words.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--no-wait",
      description = "Leave unfinished jobs at the end, to go on with the next command.")
  private boolean leave;

  @Override
  public Integer call() {
    return new ClientRun(Parsed.present(clary), leave).run(words);
  }
}
