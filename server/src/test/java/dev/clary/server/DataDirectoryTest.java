package dev.clary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {
  private static final URI URL = URI.create("http://127.0.0.1:4711");

  @TempDir Path directory;

  @Test
  void aDirectoryIsMadeWhereThereIsNone() {
    Path made = directory.resolve("a/b");

    DataDirectory.lock(made).close();

    assertThat(made).isDirectory();
  }

  @Test
  void anAnnouncedServerIsFoundUntilItCloses() {
    try (DataDirectory mine = DataDirectory.lock(directory)) {
      assertThat(DataDirectory.runningServer(directory)).isEmpty();

      mine.announce(URL, 4711);

      assertThat(DataDirectory.runningServer(directory)).contains(URL);
    }
    assertThat(DataDirectory.runningServer(directory)).isEmpty();
  }

  @Test
  void aDirectoryThatIsHeldIsRefusedAndFreeAgainAfterwards() {
    try (DataDirectory mine = DataDirectory.lock(directory)) {
      mine.announce(URL, 4711);

      assertThatThrownBy(() -> DataDirectory.lock(directory))
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining(URL.toString());
      assertThat(DataDirectory.runningServer(directory)).contains(URL);
    }

    DataDirectory.lock(directory).close();
  }

  @Test
  void whatAKilledServerAnnouncedDoesNotKeepTheNextOneOut() throws IOException {
    Files.writeString(
        directory.resolve("server.json"), "{\"url\": \"%s\", \"pid\": 1}".formatted(URL));
    Files.createFile(directory.resolve("server.lock"));

    try (DataDirectory mine = DataDirectory.lock(directory)) {
      mine.announce(URI.create("http://127.0.0.1:1"), 2);

      assertThat(DataDirectory.runningServer(directory)).contains(URI.create("http://127.0.0.1:1"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"url\": 1}", "{\"url\": \"http://a b\"}"})
  void anAnnouncementThatCannotBeReadIsNone(String text) throws IOException {
    Files.writeString(directory.resolve("server.json"), text);

    assertThat(DataDirectory.runningServer(directory)).isEmpty();
  }

  @Test
  void aPlaceThatIsNoDirectoryIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.lock(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot use the data directory " + file);
  }
}
