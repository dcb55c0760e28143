package dev.clary.cli;

import dev.clary.cli.request.WrongInputException;
import dev.clary.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Prints what {@code clary run} gives its command, for a shell to take over. */
@Command(
    name = "env",
    header = "Print the environment that leads AWS's clients to the server.",
    description = {
      "",
      "For a shell that shall keep it:",
      "  eval \"$(clary env)\"",
      "A server must run: 'clary serve'. The output holds a secret key.%n"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class EnvCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ClaryCommand clary;

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    try (Session session =
        Session.attach(root.data(), root.surroundings().time()).orElseThrow(() -> none(root))) {
      root.clientEnvironment(session).exports().forEach(root.surroundings().out()::println);
    }
    return 0;
  }

  private static WrongInputException none(ClaryCommand root) {
    return new WrongInputException(
        "no server runs for %s; start one with '%s', or run the program by '%s'"
            .formatted(
                root.data(),
                root.commands().type("serve"),
                root.commands().type("run", "--", "COMMAND")));
  }
}
