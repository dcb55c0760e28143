package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CommandsTest {

  @Test
  void theDefaultDirectoryIsNotSpelledOut() {
    var commands = new Commands("./clary", Optional.empty());

    assertThat(commands.type("show", "bikes")).isEqualTo("./clary show bikes");
  }

  @Test
  void aNamedDirectoryIsNamedAgain() {
    var commands = new Commands("clary", Optional.of(Path.of("/tmp/jobs")));

    assertThat(commands.type("jobs")).isEqualTo("clary --data /tmp/jobs jobs");
  }

  @Test
  void whatAShellWouldTakeApartIsQuoted() {
    var commands = new Commands("my tools/clary", Optional.of(Path.of("it's mine")));

    assertThat(commands.type("jobs")).isEqualTo("'my tools/clary' --data 'it'\\''s mine' jobs");
  }
}
