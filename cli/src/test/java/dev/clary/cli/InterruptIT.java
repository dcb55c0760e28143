package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of jobs and programs when a person, or another program, ends a command. */
final class InterruptIT {
  /** Runs until a file called {@code go} appears, and notes that it begins and ends. */
  private static final String SCRIPT =
      """
      echo "begin $$" >>trace
      echo "loss: 1"
      i=0
      until [ -e go ] || [ $i -gt 1200 ]; do
        sleep 0.05
        i=$((i + 1))
      done
      echo "end $$" >>trace
      """;

  @TempDir private Path home;
  private Terminal terminal;
  private Path output;

  @BeforeEach
  void aScriptThatWaits() {
    terminal = new Terminal(home);
    terminal.write("train.sh", SCRIPT);
    output = home.resolve("output");
  }

  @Test
  void anInterruptStopsTheJobAndItsPrograms() throws IOException, InterruptedException {
    Process tune = terminal.start(output, tune("first", 4));
    untilTwoRun();

    Terminal.signal(tune, "INT");

    assertThat(Terminal.end(tune)).isEqualTo(Main.FAILED);
    assertThat(Files.readString(output))
        .contains("stopping; Ctrl-C again leaves the job, to go on with the same command")
        .contains("first stopped after ");
    assertThat(running()).isEmpty();
  }

  @Test
  void aSecondInterruptLeavesTheJobToGoOn() throws IOException, InterruptedException {
    Process tune = terminal.start(output, tune("first", 4));
    untilTwoRun();

    Terminal.signal(tune, "INT");
    Terminal.until("the first is answered", () -> text().contains("stopping; "));
    Terminal.signal(tune, "INT");

    assertThat(Terminal.end(tune)).isEqualTo(130);
    assertThat(text()).contains("left first; what runs goes on by itself");
    assertThat(running()).hasSize(2);
    terminal.write("go", "");
    Terminal.Result again = terminal.type(tune("first", 4)).succeeded();
    assertThat(again.out()).contains("first goes on: ", "first completed after ");
    assertThat(terminal.read("trace")).hasSize(8);
  }

  @Test
  void whatWasLeftIsStoppedByACommandOfItsOwn() throws InterruptedException {
    Process tune = terminal.start(output, tune("first", 4));
    untilTwoRun();
    tune.destroyForcibly();
    Terminal.end(tune);

    Terminal.Result stop = terminal.type("stop", "first").succeeded();

    assertThat(stop.out()).isEqualTo("first is stopped\n");
    assertThat(running()).isEmpty();
    assertThat(terminal.type("jobs").out()).contains("first  Stopped");
  }

  @Test
  void theEndOfAServerIsNotTheEndOfItsClientsJob() throws InterruptedException {
    Process server = terminal.start(output, "serve", "--set", "http.port=0");
    Terminal.until("it serves", () -> Files.exists(terminal.data().resolve("server.json")));
    Path clientOutput = home.resolve("client");
    Process client = terminal.start(clientOutput, tune("first", 3));
    untilTwoRun();

    server.destroyForcibly();
    Terminal.end(server);
    terminal.write("go", "");

    assertThat(Terminal.end(client)).isZero();
    assertThat(terminal.read("trace")).hasSize(6);
  }

  @Test
  void aServerEndsWhenItIsAskedToAndLeavesPrograms() throws IOException, InterruptedException {
    Process server = terminal.start(output, "serve", "--set", "http.port=0");
    Terminal.until("it serves", () -> Files.exists(terminal.data().resolve("server.json")));
    Process client = terminal.start(home.resolve("client"), tune("first", 2));
    untilTwoRun();
    client.destroyForcibly();
    Terminal.end(client);

    Terminal.signal(server, "TERM");

    assertThat(Terminal.end(server)).isZero();
    assertThat(terminal.data().resolve("server.json")).doesNotExist();
    assertThat(running()).hasSize(2);
    terminal.write("go", "");
    terminal.type(tune("first", 2)).succeeded();
  }

  @Test
  void aLogIsFollowedToTheEndOfItsJob() throws InterruptedException {
    Process tune = terminal.start(output, tune("first", 1));
    Terminal.until("it runs", () -> terminal.read("trace").size() == 1);
    Path logOutput = home.resolve("log");
    Process log = terminal.start(logOutput, "logs", "first", "--follow");
    Terminal.until("it follows", () -> text(logOutput).contains("loss: 1"));

    terminal.write("go", "");

    assertThat(Terminal.end(log)).isZero();
    assertThat(text(logOutput)).endsWith("loss: 1\n").containsOnlyOnce("loss: 1");
    assertThat(Terminal.end(tune)).isZero();
  }

  @Test
  void aTerminalIsRedrawn() throws InterruptedException {
    var line = new ArrayList<String>();
    for (String word : terminal.line(List.of("-Dclary.terminal=true"), tune("first", 2))) {
      line.add("'" + word.replace("'", "'\\''") + "'");
    }
    // A terminal of its own, from the package that every Linux begins with.
    terminal.write("type.sh", "TERM=xterm; export TERM; exec " + String.join(" ", line) + "\n");
    var script = new ProcessBuilder("script", "-qec", "sh type.sh", "/dev/null");

    Process typed = started(script);
    Terminal.until("it is drawn", () -> text().contains("0 of 2 done"));
    terminal.write("go", "");

    assertThat(Terminal.end(typed)).isZero();
    assertThat(text())
        .contains("\u001b[?25l\r\u001b[1mfirst", "\u001b[J")
        .contains("first completed after ")
        .doesNotContain("1/2  first-");
  }

  private Process started(ProcessBuilder builder) {
    try {
      return builder
          .directory(terminal.directory().toFile())
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void untilTwoRun() throws InterruptedException {
    Terminal.until("two training jobs run", () -> terminal.read("trace").size() == 2);
  }

  /** The shells of training jobs that run now, by their process ids. */
  private List<Long> running() {
    return terminal.read("trace").stream()
        .filter(line -> line.startsWith("begin "))
        .map(line -> Long.parseLong(line.substring("begin ".length())))
        .filter(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
        .toList();
  }

  private String text() {
    return text(output);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String[] tune(String name, int jobs) {
    return new String[] {
      "tune",
      "--name",
      name,
      "--range",
      "size=1..9",
      "--metric",
      "loss: ([0-9.]+)",
      "--minimize",
      "--strategy",
      "Random",
      "--seed",
      "7",
      "--parallel",
      "2",
      "--jobs",
      Integer.toString(jobs),
      "--",
      "sh",
      "train.sh"
    };
  }
}
