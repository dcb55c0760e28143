package dev.clary.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.training.Engine;
import dev.clary.service.training.Engine.Launch;
import dev.clary.service.training.Execution;
import dev.clary.service.training.Execution.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine on this machine keeps to; {@code scratch} is seen by programs as their base.
 */
abstract class EngineContract {
  static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path scratch;

  abstract Engine engine() throws IOException;

  abstract boolean sandboxed();

  /** An attempt of its own that is about to run a shell script in its base directory. */
  final Launch script(String name, String script) throws IOException {
    return command(name, List.of("/bin/sh", "-c", script), List.of());
  }

  final Launch command(String name, List<String> command, List<Path> readable) throws IOException {
    Path directory = Files.createDirectories(scratch.resolve(name));
    Path base = Files.createDirectories(directory.resolve("ml"));
    return new Launch(
        directory,
        base,
        command,
        Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello", "SM_HP_BATCH-SIZE", "32"),
        base,
        readable,
        sandboxed(),
        false);
  }

  static String output(Execution execution) throws IOException {
    return Files.readString(execution.output()).strip();
  }

  /** Waits until the program has made a file in its base directory. */
  static void awaitFile(Execution execution, Launch launch, String name) throws Exception {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!Files.exists(launch.base().resolve(name))) {
      assertThat(execution.await(Duration.ofMillis(5))).as("end before %s", name).isEmpty();
      assertThat(System.nanoTime()).as("deadline for %s", name).isLessThan(deadline);
    }
  }

  /** What a shell adds to an environment by itself. */
  private static final String SHELLS = "PWD|OLDPWD|SHLVL|_)=.*";

  static Optional<End> exit(int code) {
    return Optional.of(new End(OptionalInt.of(code)));
  }

  static final Optional<End> VANISHED = Optional.of(new End(OptionalInt.empty()));

  /** Whether some process of this machine has the text among its arguments. */
  static boolean runs(String text) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().commandLine().orElse("").contains(text));
  }

  @Test
  void aProgramThatEndsLeavesItsExitCodeAndItsOutput() throws Exception {
    Launch launch = script("a", "echo out; echo err >&2; exit 7");

    Execution execution = engine().launch(launch);

    assertThat(execution.await(LONG)).isEqualTo(exit(7));
    assertThat(output(execution)).isEqualTo("out\nerr");
  }

  @Test
  void aProgramSeesTheGivenEnvironmentAndNothingOfTheServers() throws Exception {
    Launch launch = command("a", List.of("/usr/bin/env"), List.of());

    Execution execution = engine().launch(launch);

    assertThat(execution.await(LONG)).isEqualTo(exit(0));
    assertThat(output(execution).lines())
        .contains("GREETING=hello", "SM_HP_BATCH-SIZE=32")
        .allMatch(line -> line.matches("(GREETING|SM_HP_BATCH-SIZE|PATH|CLARY_ATTEMPT|" + SHELLS));
  }

  @Test
  void aCommandWithoutSlashIsLookedUpAndNotTakenForOneOfTheShell() throws Exception {
    Launch launch = command("a", List.of("exit", "3"), List.of());

    Execution execution = engine().launch(launch);

    Optional<End> end = execution.await(LONG);
    assertThat(end).isPresent();
    assertThat(end.get().exitCode().orElse(0)).isNotIn(0, 3);
    assertThat(output(execution)).containsIgnoringCase("no such file");
  }

  @Test
  void anotherServerFindsARunningProgramAndItsEnd() throws Exception {
    Launch launch = script("a", "touch up; while [ ! -e go ]; do sleep 0.01; done; exit 5");
    awaitFile(engine().launch(launch), launch, "up");

    Execution found = engine().find(launch.directory()).orElseThrow();
    assertThat(found.await(Duration.ZERO)).isEmpty();
    Files.createFile(launch.base().resolve("go"));

    assertThat(found.await(LONG)).isEqualTo(exit(5));
  }

  @Test
  void anotherServerFindsTheResultOfAProgramThatEnded() throws Exception {
    Launch launch = script("a", "exit 4");
    engine().launch(launch).await(LONG);

    Execution found = engine().find(launch.directory()).orElseThrow();

    assertThat(found.await(Duration.ZERO)).isEqualTo(exit(4));
  }

  @Test
  void anAttemptThatWasNotStartedNeverStartsOnceItWasLookedFor() throws Exception {
    Launch launch = script("a", "touch started");

    assertThat(engine().find(launch.directory())).isEmpty();
    Execution late = engine().launch(launch);

    assertThat(late.await(LONG)).isEqualTo(VANISHED);
    assertThat(launch.base().resolve("started")).doesNotExist();
    assertThat(engine().find(launch.directory())).isEmpty();
  }

  @Test
  void terminationReachesTheProgramItself() throws Exception {
    Launch launch =
        script("a", "trap 'touch asked; exit 9' TERM; touch up; while :; do sleep 0.01; done");
    Execution execution = engine().launch(launch);
    awaitFile(execution, launch, "up");

    execution.terminate();

    assertThat(execution.await(LONG)).isEqualTo(exit(9));
    assertThat(launch.base().resolve("asked")).exists();
  }

  @Test
  void terminationBeforeTheProgramIsUpReachesItLater() throws Exception {
    Launch launch = script("a", "while :; do sleep 0.01; done");
    Execution execution = engine().launch(launch);

    execution.terminate();

    assertThat(execution.await(LONG)).isEqualTo(exit(143));
  }

  @Test
  void killingEndsTheWholeTreeWhateverItThinksOfTermination() throws Exception {
    Launch launch =
        script(
            "a",
            "trap '' TERM; (trap '' TERM; touch child; sleep 7001) & "
                + "setsid sh -c 'touch apart; sleep 7002' & touch up; sleep 7003");
    Execution execution = engine().launch(launch);
    awaitFile(execution, launch, "child");
    awaitFile(execution, launch, "apart");
    awaitFile(execution, launch, "up");

    execution.terminate();
    assertThat(execution.await(Duration.ofMillis(50))).isEmpty();
    execution.kill();

    assertThat(execution.await(LONG)).isEqualTo(exit(137));
    assertThat(output(execution)).isEmpty();
    assertThat(runs("sleep 700")).isFalse();
  }

  @Test
  void whatAProgramLeavesBehindEndsWithIt() throws Exception {
    Launch launch =
        script(
            "a",
            "sleep 7011 & setsid sleep 7012 & env -i PATH=/usr/bin:/bin sleep 7013 & "
                + "(setsid sh -c 'sleep 7014 & touch deep') & "
                + "while [ ! -e deep ]; do sleep 0.01; done; exit 0");

    Execution execution = engine().launch(launch);

    assertThat(execution.await(LONG)).isEqualTo(exit(0));
    assertThat(runs("sleep 701")).isFalse();
  }

  @Test
  void aVanishedWrapperLeavesNoResultAndNoProcess() throws Exception {
    Launch launch = script("a", "touch up; sleep 7021; :");
    Execution execution = engine().launch(launch);
    awaitFile(execution, launch, "up");

    long wrapper = Long.parseLong(execution.handle().split(" ", -1)[0]);
    ProcessHandle.of(wrapper).orElseThrow().destroyForcibly();

    assertThat(execution.await(LONG)).isEqualTo(VANISHED);
    assertThat(runs("sleep 7021")).isFalse();
  }

  @Test
  void aWrapperThatVanishedWithItsServerIsFoundVanished() throws Exception {
    Launch launch = script("a", "touch up; sleep 7031; :");
    Execution execution = engine().launch(launch);
    awaitFile(execution, launch, "up");
    long wrapper = Long.parseLong(execution.handle().split(" ", -1)[0]);
    ProcessHandle process = ProcessHandle.of(wrapper).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();

    Execution found = engine().find(launch.directory()).orElseThrow();

    assertThat(found.await(LONG)).isEqualTo(VANISHED);
    assertThat(runs("sleep 7031")).isFalse();
  }

  @Test
  void aProgramWhoseDirectoryIsGoneIsEnded() throws Exception {
    Launch launch = script("a", "touch up; sleep 7061; :");
    awaitFile(engine().launch(launch), launch, "up");
    try (Stream<Path> files = Files.walk(launch.directory())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }

    Execution found = engine().find(launch.directory()).orElseThrow();

    assertThat(found.await(LONG)).isEqualTo(VANISHED);
    assertThat(runs("sleep 7061")).isFalse();
  }

  @Test
  void anotherServerEndsWhatItFinds() throws Exception {
    Launch launch = script("a", "(trap '' TERM; sleep 7041) & touch up; sleep 7042");
    awaitFile(engine().launch(launch), launch, "up");

    Execution found = engine().find(launch.directory()).orElseThrow();
    found.kill();

    assertThat(found.await(LONG)).isEqualTo(exit(137));
    assertThat(runs("sleep 704")).isFalse();
  }

  @Test
  void aProcessOfTheSameIdThatStartedAtAnotherTimeIsNotTaken() throws Exception {
    Launch launch = script("a", "exit 0");
    long stranger = ProcessHandle.current().pid();
    Files.writeString(launch.directory().resolve("claim"), stranger + " 1@another-boot\n");

    Execution found = engine().find(launch.directory()).orElseThrow();

    assertThat(found.await(LONG)).isEqualTo(VANISHED);
  }
}
