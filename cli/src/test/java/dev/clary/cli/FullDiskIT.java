package dev.clary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees whose disk is full, or who gave a directory that cannot be used. */
final class FullDiskIT {
  private static final String RESERVE = "--set=disk.reserve=2000000000";

  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void aScriptInANewHome() {
    terminal = new Terminal(home);
    terminal.write("train.sh", "echo $$ >>pids; echo loss: 1; echo loss: 1 >>trace");
  }

  private static String[] tune(String... before) {
    var words = new ArrayList<>(List.of(before));
    words.addAll(
        List.of("tune", "--name", "full", "--range", "lr=0.0..1.0", "--metric", "loss: ([0-9.]+)"));
    words.addAll(List.of("--minimize", "--jobs", "4", "--", "sh", "train.sh"));
    return words.toArray(String[]::new);
  }

  @Test
  void aFullDiskIsToldAtOnceAndNothingIsBegun() {
    Terminal.Result full = terminal.type(tune(RESERVE));

    assertThat(full.code()).isEqualTo(Main.FAILED);
    assertThat(full.err())
        .startsWith("clary: the disk of " + terminal.data() + " is full: ")
        .endsWith("; make room, and the same command goes on\n");
    assertThat(terminal.data().resolve("server.json")).doesNotExist();
    assertThat(terminal.read("trace")).isEmpty();
    assertThat(terminal.type("jobs").succeeded().out()).contains("no tuning jobs");
  }

  @Test
  void theSameCommandGoesOnWhenThereIsRoom() {
    terminal.type(tune(RESERVE));

    terminal.type(tune()).succeeded();

    assertThat(terminal.read("trace")).hasSize(4);
  }

  /** A limit on the size of files stops the store as a full disk does, and needs no rights. */
  @Test
  void aDiskThatBecomesFullMeanwhileEndsTheCommandAndLeavesNoProgram() throws Exception {
    // More than fits, but not for ever.
    terminal.write(
        "train.sh", "echo $$ >>pids; i=0; while [ $i -lt 100000 ]; do seq 60; i=$((i+1)); done");
    Path output = home.resolve("typed.log");
    Process limited = limited(output);

    int code = Terminal.end(limited);

    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(code).as(said).isEqualTo(Main.FAILED);
    assertThat(said).contains("clary: " + terminal.data()).contains("the disk is full");
    assertThat(terminal.read("pids")).isNotEmpty();
    for (String pid : terminal.read("pids")) {
      assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)).isEmpty();
    }
    terminal.write("train.sh", "echo loss: 1; echo loss: 1 >>trace");
    terminal.type(tune()).succeeded();
    assertThat(terminal.read("trace")).hasSize(4);
  }

  private Process limited(Path output) throws IOException {
    var command =
        new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 4000; exec \"$@\"", "limited"));
    command.addAll(terminal.line(List.of(), tune()));
    return new ProcessBuilder(command)
        .directory(terminal.directory().toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsCalledAFile() {
    Path file = terminal.write("file", "not a directory");

    Terminal.Result jobs = terminal.type("--data", file.toString(), "jobs");
    Terminal.Result tuned = terminal.type(tune("--data", file.toString()));

    assertThat(jobs.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(jobs.err()).startsWith("clary: " + file + " is a file; ");
    assertThat(tuned.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(tuned.err())
        .isEqualTo(
            "clary: cannot use the data directory %1$s: %1$s is a file; it must be a directory that you can write to\n"
                .formatted(file));
  }

  @Test
  void aPlaceWhereNothingCanBeMadeIsNamed() {
    Terminal.Result tuned = terminal.type(tune("--data", "/proc/nope"));

    assertThat(tuned.code()).isEqualTo(Main.WRONG_INPUT);
    assertThat(tuned.err())
        .isEqualTo(
            "clary: cannot use the data directory /proc/nope: nothing can be made in /proc; it must be a directory that you can write to\n");
  }
}
