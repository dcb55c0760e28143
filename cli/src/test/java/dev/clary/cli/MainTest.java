package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void aNewHome() {
    terminal = new Terminal(home);
  }

  @Test
  void withoutACommandItTellsWhatThereIs() {
    Terminal.Result result = terminal.type().succeeded();

    assertThat(result.out())
        .contains("clary tune examples/bikes/tuning.json", "tune ", "serve ", "jobs ", "show ")
        .contains("logs ", "stop ", "--data=DIR", "'clary COMMAND --help' explains a command.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tune", "run", "env", "serve", "jobs", "show", "logs", "stop", "keys"})
  void everyCommandExplainsItself(String command) {
    Terminal.Result result = terminal.type(command, "--help").succeeded();

    assertThat(result.out()).contains("Usage: clary").contains("--data=DIR", "--set=NAME=VALUE");
    assertThat(result.lines()).allMatch(line -> line.length() <= 96);
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(terminal.type("--version").succeeded().lines())
        .singleElement()
        .asString()
        .startsWith("clary ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs --nonsense | Unknown option: '--nonsense'",
        "nonsense | Unmatched argument at index 0: 'nonsense'",
        "show | Missing required parameter: 'NAME'",
        "tune --jobs many x.json | Invalid value for option '--jobs': 'many' is not an int",
      })
  void aCommandLineThatIsWrongSaysWhereToFindHelp(String typed, String message) {
    Terminal.Result result = terminal.type(typed.split(" "));

    assertThat(result.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(result.err())
        .startsWith("clary: " + message)
        .contains("--help' tells what it takes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "show x", "logs x"})
  void lookingDoesNotMakeADataDirectory(String typed) {
    Terminal.Result result = terminal.type(typed.split(" "));

    assertThat(result.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(result.err())
        .contains("there is no such data directory yet; 'clary tune' makes one");
    assertThat(Files.exists(terminal.data())).isFalse();
  }

  @Test
  void anUnknownSettingIsNamedWithTheNearest() {
    Terminal.Result result = terminal.type("--set", "training.slot=3", "serve");

    assertThat(result.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(result.err())
        .startsWith("clary: setting 'training.slot' is unknown; did you mean 'training.slots'?");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() {
    Path file = terminal.write("file", "");

    Terminal.Result result = terminal.type("--data", file.toString(), "serve");

    assertThat(result.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(result.err()).contains(file.toString());
  }
}
