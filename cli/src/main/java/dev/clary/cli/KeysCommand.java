package dev.clary.cli;

import dev.clary.cli.session.RemoteKeys;
import dev.clary.cli.session.Session;
import dev.clary.cli.view.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes, lists and takes away keys. */
@Command(
    name = "keys",
    header = "Make keys for other people and programs, list them, take them away.",
    synopsisSubcommandLabel = "(create | list | revoke)",
    description = {
      "",
      "Whoever calls the server signs with a key. A key has a role:",
      "  admin   may do everything",
      "  user    may create jobs, which run in the sandbox, and stop its own",
      "  reader  may look%n"
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    sortOptions = false)
final class KeysCommand {
  @ParentCommand private @Nullable ClaryCommand clary;

  @Command(
      name = "create",
      header = "Make a key and show it, this once.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  int create(
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "user",
              description = "admin, user or reader (default: user).")
          String role) {
    ClaryCommand root = Parsed.present(clary);
    try (Session session = root.look()) {
      RemoteKeys.Created key = session.keys().create(role);
      root.surroundings().out().println("AWS_ACCESS_KEY_ID=" + key.accessKeyId());
      root.surroundings().out().println("AWS_SECRET_ACCESS_KEY=" + key.secretAccessKey());
    }
    return 0;
  }

  @Command(
      name = "list",
      header = "List the keys, without their secrets.",
      optionListHeading = "%nOptions:%n")
  int list() {
    ClaryCommand root = Parsed.present(clary);
    try (Session session = root.look()) {
      Table table = new Table().row("KEY", "ROLE", "CREATED");
      session.keys().all().forEach(key -> table.row(key.accessKeyId(), key.role(), key.created()));
      table.lines().forEach(root.surroundings().out()::println);
    }
    return 0;
  }

  @Command(
      name = "revoke",
      header = "Take a key away; the last administrator's stays.",
      optionListHeading = "%nOptions:%n")
  int revoke(@Parameters(paramLabel = "KEY", description = "Its id, AKIA...") String id) {
    ClaryCommand root = Parsed.present(clary);
    try (Session session = root.look()) {
      session.keys().revoke(id);
      root.surroundings().out().printf("%s opens nothing any more%n", id);
    }
    return 0;
  }
}
