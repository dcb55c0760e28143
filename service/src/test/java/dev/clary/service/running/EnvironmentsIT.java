package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clary.service.engine.InstalledInterpreters;
import dev.clary.service.engine.ProcessEngine;
import dev.clary.service.engine.SandboxUse;
import dev.clary.service.training.Engine;
import dev.clary.service.training.Execution;
import dev.clary.service.training.Interpreters.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that real interpreters and pip make, from packages in a directory. */
final class EnvironmentsIT {
  private static final String PATH = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin");
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;
  private ProcessEngine engine;
  private Interpreter python;
  private Wheels wheels;

  /** A job that only listens. */
  private static final class Listener implements Journal {
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    volatile String stopAt = "never";

    @Override
    public void doing(String message) {
      lines.add(message);
    }

    @Override
    public void write(List<String> written) {
      lines.addAll(written);
    }

    @Override
    public boolean isStopRequested() {
      return lines.stream().anyMatch(line -> line.contains(stopAt));
    }

    @Override
    public boolean isClosing() {
      return false;
    }

    boolean made() {
      return lines.stream().anyMatch(line -> line.startsWith("Making the environment"));
    }
  }

  @BeforeEach
  void open() throws IOException {
    engine = ProcessEngine.open(SandboxUse.AUTO, Bench.javaHome());
    python =
        new InstalledInterpreters(PATH, Optional.ofNullable(System.getenv("HOME")).orElse("/"))
            .find("python3");
    wheels = new Wheels(directory.resolve("wheels"));
    wheels.add("clary_probe", "1.0");
  }

  private Environments environments(Optional<Path> uv) {
    var tools = new EnvironmentMaker.Tools(wheels.arguments(), uv);
    return new Environments(
        root(), new EnvironmentMaker(engine, engine.hasSandbox(), tools, InstantSource.system()));
  }

  private Environments environments() {
    return environments(Optional.empty());
  }

  private Path root() {
    return directory.resolve("cache");
  }

  private Recipe probe(String requirement) {
    return new Recipe("probe", python, false, List.of(requirement), Optional.empty(), "");
  }

  /** Runs a program as a job would, in the sandbox where there is one. */
  private String run(List<String> command, Interpreter interpreter) throws Exception {
    Path attempt = Files.createTempDirectory(directory, "attempt");
    Path base = Files.createDirectory(attempt.resolve("ml"));
    Execution execution =
        engine.launch(
            new Engine.Launch(
                attempt,
                base,
                command,
                Map.of("PATH", "/usr/bin:/bin"),
                base,
                interpreter.directories(),
                List.of(),
                List.of(),
                engine.hasSandbox(),
                true));
    assertThat(execution.await(LONG)).isPresent();
    return Files.readString(execution.output()).strip();
  }

  private String importProbe(Interpreter made) throws Exception {
    String program = "import clary_probe, sys; print(clary_probe.VERSION, sys.prefix)";
    return run(List.of(made.executable().toString(), "-c", program), made);
  }

  private List<String> places() throws IOException {
    try (Stream<Path> files = Files.list(root())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("probe-") && !name.endsWith(".lock"))
          .toList();
    }
  }

  private void assertNothingHalfMade() throws IOException {
    assertThat(root().resolve("making")).isEmptyDirectory();
  }

  @Test
  void anEnvironmentHasItsPackagesAndTheirCommandsWhereItIs() throws Exception {
    var listener = new Listener();

    Interpreter made = environments().get(probe("clary_probe==1.0"), listener);

    Path place = root().resolve(places().get(0));
    assertThat(made.executable()).isEqualTo(place.resolve("bin/python"));
    assertThat(importProbe(made)).isEqualTo("1.0 " + place);
    assertThat(run(List.of(place.resolve("bin/clary_probe").toString()), made))
        .isEqualTo("command 1.0");
    assertThat(listener.lines)
        .anyMatch(line -> line.startsWith("Making the environment 'probe'"))
        .anyMatch(line -> line.startsWith("Successfully installed clary"));
    assertNothingHalfMade();
  }

  @Test
  void anEnvironmentDoesNotSeeThePackagesOfItsInterpreterUnlessItIsLayered() throws Exception {
    Interpreter below = environments().get(probe("clary_probe==1.0"), new Listener());
    wheels.add("clary_other", "2.0");
    String question = "import clary_other, clary_probe; print(clary_other.VERSION)";

    for (boolean layered : List.of(true, false)) {
      var recipe =
          new Recipe("probe", below, layered, List.of("clary_other"), Optional.empty(), "");
      Interpreter made = environments().get(recipe, new Listener());
      String answer = run(List.of(made.executable().toString(), "-c", question), made);

      assertThat(answer.equals("2.0")).as(answer).isEqualTo(layered);
      assertThat(made.modulePath().stream().anyMatch(path -> path.startsWith(root().toString())))
          .isTrue();
    }
  }

  @Test
  void jobsThatNeedTheSameAtOnceMakeItOnce() throws Exception {
    // Two servers share the directory; each has three jobs.
    List<Environments> servers = List.of(environments(), environments());
    var listeners = new ArrayList<Listener>();
    var calls = new ArrayList<Callable<Interpreter>>();
    for (int i = 0; i < 6; i++) {
      var listener = new Listener();
      listeners.add(listener);
      Environments server = servers.get(i % 2);
      calls.add(() -> server.get(probe("clary_probe==1.0"), listener));
    }
    var executor = Executors.newFixedThreadPool(6);
    try {
      var made = new ArrayList<Interpreter>();
      for (Future<Interpreter> call : executor.invokeAll(calls)) {
        made.add(call.get());
      }

      assertThat(made.stream().distinct()).hasSize(1);
      assertThat(listeners.stream().filter(Listener::made)).hasSize(1);
      assertThat(places()).hasSize(1);
      assertNothingHalfMade();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aFailureIsToldWithWhatPipSaysAndTriedAgainNextTime() throws Exception {
    Environments environments = environments();
    var listener = new Listener();

    assertThatThrownBy(() -> environments.get(probe("clary_probe==2.0"), listener))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("'probe'");
    assertThat(listener.lines).anyMatch(line -> line.contains("No matching distribution found"));
    assertThat(places()).isEmpty();
    assertNothingHalfMade();

    wheels.add("clary_probe", "2.0");
    assertThat(importProbe(environments.get(probe("clary_probe==2.0"), new Listener())))
        .startsWith("2.0 ");
  }

  @Test
  void aStoppedJobLeavesNothingAndTheNextOneMakesIt() throws Exception {
    Environments environments = environments();
    var stopped = new Listener();
    stopped.stopAt = "$ pip install";

    assertThatThrownBy(() -> environments.get(probe("clary_probe==1.0"), stopped))
        .isInstanceOf(InterruptedException.class);
    assertThat(places()).isEmpty();
    assertNothingHalfMade();

    var listener = new Listener();
    environments.get(probe("clary_probe==1.0"), listener);
    assertThat(listener.made()).isTrue();
  }

  @Test
  void whatAServerThatDiedWasMakingIsEndedAndNeverUsed() throws Exception {
    Environments environments = environments();
    environments.get(probe("clary_probe==1.0"), new Listener());
    Path place = root().resolve(places().get(0));
    FileTree.delete(place);
    // As a killed server leaves it: its installation still runs, and has half an environment.
    Path left = Files.createDirectory(root().resolve("making/" + place.getFileName() + ".1"));
    Path base = Files.createDirectories(left.resolve("ml"));
    Files.createDirectories(base.resolve("env/bin"));
    Execution running =
        engine.launch(
            new Engine.Launch(
                left,
                base,
                List.of("/bin/sh", "-c", "touch up; sleep 7081"),
                Map.of("PATH", "/usr/bin:/bin"),
                base,
                List.of(),
                List.of(),
                List.of(),
                engine.hasSandbox(),
                true));
    while (!Files.exists(base.resolve("up"))) {
      assertThat(running.await(Duration.ofMillis(20))).isEmpty();
    }

    Interpreter made = environments.get(probe("clary_probe==1.0"), new Listener());

    assertThat(importProbe(made)).isEqualTo("1.0 " + place);
    assertThat(
            ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains("7081")))
        .isTrue();
    assertNothingHalfMade();
  }

  @Test
  void aDirectoryThatOthersMayWriteToIsNotTrusted() throws IOException {
    Files.createDirectory(root());
    Files.setPosixFilePermissions(root(), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> environments().get(probe("clary_probe==1.0"), new Listener()))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining(root().toString());
    assertThat(places()).isEmpty();
  }

  @Test
  void whereThereIsUvItMakesTheEnvironment() throws Exception {
    var machine = new RuntimeSettings.Machine(Bench.javaHome(), PATH, "/", 1, true);
    Optional<Path> uv = machine.find("uv");
    assumeTrue(uv.isPresent(), "uv is installed");
    var listener = new Listener();

    Interpreter made = environments(uv).get(probe("clary_probe==1.0"), listener);

    assertThat(importProbe(made)).startsWith("1.0 ");
    assertThat(listener.lines).contains("$ uv install clary_probe==1.0");
  }
}
