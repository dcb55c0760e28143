package dev.clary.cli;

import dev.clary.server.Machine;
import dev.clary.server.Server;
import dev.clary.server.ServerConfig;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Serves a data directory until a signal says to end. */
@Command(
    name = "serve",
    header = "Serve SageMaker's protocol, for other commands and for programs.",
    description = {
      "",
      "Goes on with whatever the data directory holds unfinished, and runs what it is asked to",
      "until Ctrl-C ends it. Settings come from clary.properties in the data directory and from",
      "--set; docs/settings.md lists them. Programs sign with a key pair from keys.json there.%n"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private static final Duration LONG = Duration.ofDays(1);

  @ParentCommand private @Nullable ClaryCommand clary;

  @Override
  public Integer call() {
    ClaryCommand root = Parsed.present(clary);
    ServerConfig config = ServerConfig.load(root.data(), root.serverSettings(), Machine.here());
    try (Interrupts interrupts = Interrupts.ofServer();
        Server server = Server.start(config, root.surroundings().time())) {
      root.surroundings()
          .out()
          .printf("Clary serves %s at %s%n", root.data(), server.connection().url());
      root.surroundings().out().flush();
      root.surroundings()
          .out()
          .printf("By HTTPS at the same port; clients are to trust %s%n", server.certificate());
      while (!interrupts.await(LONG)) {
        root.surroundings().out().flush();
      }
    }
    return 0;
  }
}
