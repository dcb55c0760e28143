package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysIT {
  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void aDataDirectory() {
    terminal = new Terminal(home);
    terminal.type("run", "true").succeeded();
  }

  @Test
  void aKeyIsShownOnceAndListedWithoutItsSecret() {
    Terminal.Result created = terminal.type("keys", "create", "--role", "reader").succeeded();

    assertThat(created.lines().get(0)).matches("AWS_ACCESS_KEY_ID=AKIA[A-Z0-9]{16}");
    assertThat(created.lines().get(1)).matches("AWS_SECRET_ACCESS_KEY=\\S{40}");
    Terminal.Result list = terminal.type("keys", "list").succeeded();
    assertThat(list.lines()).hasSize(3);
    assertThat(list.lines().get(2)).startsWith(id(created)).contains("  reader  ");
    assertThat(list.out()).doesNotContain(created.lines().get(1).split("=", 2)[1]);
  }

  @Test
  void whoIsGivenNoRoleIsAUser() {
    terminal.type("keys", "create").succeeded();

    assertThat(terminal.type("keys", "list").succeeded().lines().get(2)).contains("  user  ");
  }

  @Test
  void aRevokedKeyIsGone() {
    String id = id(terminal.type("keys", "create").succeeded());

    Terminal.Result revoked = terminal.type("keys", "revoke", id).succeeded();

    assertThat(revoked.out()).isEqualTo(id + " opens nothing any more\n");
    assertThat(terminal.type("keys", "list").succeeded().out()).doesNotContain(id);
  }

  @Test
  void refusalsSayWhy() {
    String admin = terminal.type("keys", "list").succeeded().lines().get(1).split(" ", 2)[0];

    assertThat(terminal.type("keys", "revoke", "AKIANONE"))
        .isEqualTo(refused("clary: there is no key AKIANONE\n"));
    assertThat(terminal.type("keys", "revoke", admin).err())
        .contains("is the last one of an administrator");
    assertThat(terminal.type("keys", "create", "--role", "king").err())
        .isEqualTo("clary: role 'king' is none of [admin, user, reader]\n");
  }

  private static Terminal.Result refused(String message) {
    return new Terminal.Result(Main.WRONG_INPUT, "", message);
  }

  private static String id(Terminal.Result created) {
    return created.lines().get(0).split("=", 2)[1];
  }
}
