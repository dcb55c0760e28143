package dev.clary.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private static final InstantSource TIME =
      InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

  @TempDir Path directory;

  @Test
  void theFirstOpeningMakesAnAdministratorsKeyThatLooksLikeOneOfAws() {
    Key key = Keys.open(directory, TIME).administrator();

    assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
    assertThat(key.secretAccessKey()).matches("[A-Za-z0-9+/]{40}");
    assertThat(key.role()).isEqualTo(Role.ADMIN);
    assertThat(key.createdAt()).isEqualTo(TIME.instant());
  }

  @Test
  void theSecondOpeningFindsTheSameKey() {
    Key made = Keys.open(directory, TIME).administrator();

    Keys again = Keys.open(directory, TIME);

    assertThat(again.administrator()).isEqualTo(made);
    assertThat(again.find(made.accessKeyId())).contains(made);
    assertThat(again.find("AKIAUNKNOWN")).isEmpty();
  }

  @Test
  void onlyTheOwnerCanReadTheFileAndNothingElseIsLeftBehind() throws IOException {
    Keys.open(directory, TIME);

    Path file = directory.resolve("keys.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileThatOthersCanReadIsClosedToThem() throws IOException {
    Keys.open(directory, TIME);
    Path file = directory.resolve("keys.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    Keys.open(directory, TIME);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void severalKeysWithTheirRolesAreRead() throws IOException {
    Files.writeString(
        directory.resolve("keys.json"),
        """
        {"keys": [
          {"accessKeyId": "AKIAREADER", "secretAccessKey": "s1", "role": "reader",
           "created": "2030-01-01T00:00:00Z"},
          {"accessKeyId": "AKIAUSER", "secretAccessKey": "s2", "role": "user",
           "created": "2030-01-01T00:00:00Z"},
          {"accessKeyId": "AKIAADMIN", "secretAccessKey": "s3", "role": "admin",
           "created": "2030-01-01T00:00:00Z"}]}
        """);

    Keys keys = Keys.open(directory, TIME);

    assertThat(keys.administrator().accessKeyId()).isEqualTo("AKIAADMIN");
    assertThat(List.of("AKIAREADER", "AKIAUSER").stream().map(id -> keys.find(id).get().role()))
        .containsExactly(Role.READER, Role.USER);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedWithoutQuotingIt() throws IOException {
    Files.writeString(
        directory.resolve("keys.json"), "{\"keys\": [{\"secretAccessKey\": \"topsecret\"");

    assertThatThrownBy(() -> Keys.open(directory, TIME))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("keys.json")
        .hasStackTraceContaining("expected {\"keys\"")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("topsecret"));
  }

  @Test
  void aKeyDoesNotPrintItsSecret() {
    Key key = Keys.open(directory, TIME).administrator();

    assertThat(key.toString()).contains(key.accessKeyId()).doesNotContain(key.secretAccessKey());
  }

  private static String stackTrace(Throwable error) {
    var text = new java.io.StringWriter();
    error.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
