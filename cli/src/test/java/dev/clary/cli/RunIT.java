package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that know only AWS, with the server that they are led to. */
final class RunIT {
  /** Ends when it is asked to, or when a file called {@code go} appears. */
  private static final String PROGRAM =
      """
      trap 'echo interrupted >>trace' INT
      trap 'echo asked to end >>trace; exit 9' TERM
      echo "$AWS_ENDPOINT_URL" >>trace
      i=0
      until [ -e go ] || [ $i -gt 1200 ]; do
        sleep 0.05
        i=$((i + 1))
      done
      """;

  @TempDir private Path home;
  private Terminal terminal;
  private Path output;

  @BeforeEach
  void aProgramThatWaits() {
    terminal = new Terminal(home);
    terminal.write("program.sh", PROGRAM);
    output = home.resolve("output");
  }

  @Test
  void aProgramIsLedToAServerAndItsExitCodeIsPassedOn() {
    terminal.write("env.sh", "env >variables; exit 7\n");

    Terminal.Result result = terminal.type("run", "--", "sh", "env.sh");

    assertThat(result).isEqualTo(new Terminal.Result(7, "", ""));
    assertThat(terminal.read("variables"))
        .anyMatch(line -> line.matches("AWS_ENDPOINT_URL=http://127\\.0\\.0\\.1:\\d+"))
        .anyMatch(line -> line.matches("AWS_ACCESS_KEY_ID=AKIA\\w{16}"))
        .contains("PYTHONPATH=" + terminal.data().resolve("client/python"));
  }

  @Test
  void whatFollowsTheCommandBelongsToIt() {
    terminal.write("words.sh", "echo \"$@\" >words\n");

    terminal.type("run", "sh", "words.sh", "--no-wait", "--help").succeeded();

    assertThat(terminal.read("words")).containsExactly("--no-wait --help");
  }

  @Test
  void aCommandThatIsNotThereIsNamed() {
    Terminal.Result result = terminal.type("run", "--", "no-such-command");

    assertThat(result.code()).isEqualTo(127);
    assertThat(result.err()).startsWith("clary: ").contains("no-such-command");
  }

  @Test
  void signalsArePassedOn() throws IOException, InterruptedException {
    Process run = terminal.start(output, "run", "sh", "program.sh");
    untilTraced(1);

    Terminal.signal(run, "INT");
    untilTraced(2);
    Terminal.signal(run, "TERM");

    assertThat(Terminal.end(run)).isEqualTo(9);
    assertThat(terminal.read("trace").subList(1, 3)).containsExactly("interrupted", "asked to end");
  }

  @Test
  void aServerThatRunsIsUsedAndItsPlaceTakenWhenItEnds() throws InterruptedException {
    Process server = terminal.start(home.resolve("server"), "serve", "--set", "http.port=0");
    untilServedBy(server);
    Process run = terminal.start(output, "run", "sh", "program.sh");
    untilTraced(1);
    String served = served();

    server.destroyForcibly();
    Terminal.end(server);
    untilServedBy(run);

    assertThat(served).contains("\"" + terminal.read("trace").get(0) + "\"");
    assertThat(served()).contains("\"" + terminal.read("trace").get(0) + "\"");
    terminal.write("go", "");
    assertThat(Terminal.end(run)).isZero();
    assertThat(text()).isEmpty();
  }

  @Test
  void theEnvironmentOfAServerThatRunsIsPrintedForAShell()
      throws IOException, InterruptedException {
    Process server = terminal.start(home.resolve("server"), "serve", "--set", "http.port=0");
    untilServedBy(server);

    Terminal.Result env = terminal.type("env").succeeded();

    terminal.write(
        "env.sh", env.out() + "test -z \"$AWS_PROFILE\" && echo \"$AWS_ENDPOINT_URL\" >url\n");
    terminal.type("run", "env", "AWS_PROFILE=work", "sh", "env.sh").succeeded();
    assertThat(served()).contains("\"" + terminal.read("url").get(0) + "\"");
    Terminal.signal(server, "TERM");
    assertThat(Terminal.end(server)).isZero();
  }

  @Test
  void withoutAServerThereIsNoEnvironment() {
    Terminal.Result result = terminal.type("env");

    assertThat(result.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("'clary serve'", "'clary run -- COMMAND'");
  }

  @Test
  void jobsThatAreUnfinishedAreWaitedForAfterSuccessOnly() throws InterruptedException {
    Process tune = terminal.start(output, tune());
    Terminal.until("it has begun", () -> terminal.read("trace").size() == 1);
    tune.destroyForcibly();
    Terminal.end(tune);

    Terminal.Result failed = terminal.type("run", "--", "sh", "-c", "exit 3");
    Terminal.Result told = terminal.type("run", "--no-wait", "true");
    Terminal.Result waited = terminal.type("run", "--", "touch", "go").succeeded();

    assertThat(failed.code()).isEqualTo(3);
    assertThat(failed.err())
        .isEqualTo("clary: left unfinished: first; any next run goes on, or 'clary serve'\n");
    assertThat(told.err()).isEqualTo(failed.err());
    assertThat(waited.err()).startsWith("clary: waiting for first; ").endsWith("first completed\n");
  }

  private void untilTraced(int lines) throws InterruptedException {
    Terminal.until("traced", () -> terminal.read("trace").size() == lines);
  }

  private void untilServedBy(Process process) throws InterruptedException {
    Terminal.until(
        "it serves",
        () ->
            served().contains("\"pid\": " + process.pid())
                || served().contains("\"pid\":" + process.pid()));
  }

  private String served() {
    Path file = terminal.data().resolve("server.json");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tuning of one job that prints its loss once the file {@code go} is there. */
  private String[] tune() {
    terminal.write("train.sh", PROGRAM + "echo 'loss: 1'\n");
    String words = "tune --name first --range size=1..9 --minimize --jobs 1 --parallel 1 --metric";
    return Stream.concat(
            Stream.of(words.split(" ")), Stream.of("loss: ([0-9.]+)", "--", "sh", "train.sh"))
        .toArray(String[]::new);
  }
}
