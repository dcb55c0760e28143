package dev.clary.service.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clary.service.training.Engine;
import dev.clary.service.training.Engine.Launch;
import dev.clary.service.training.Execution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs real programs as processes, with and without the sandbox. */
final class ProcessEngineIT {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  @Nested
  final class Plain extends PipesContract {
    @Override
    Engine engine() throws IOException {
      return ProcessEngine.open(SandboxUse.OFF, JAVA_HOME);
    }

    @Override
    boolean sandboxed() {
      return false;
    }

    @Test
    void ofManyWrappersOfOneAttemptOneRunsIt() throws Exception {
      Launch launch = script("a", "echo started >>starts");

      var executions = new ArrayList<Execution>();
      for (int i = 0; i < 20; i++) {
        executions.add(engine().launch(launch));
      }
      for (Execution execution : executions) {
        assertThat(execution.await(LONG)).isPresent();
      }

      assertThat(engine().find(launch.directory()).orElseThrow().await(LONG)).isEqualTo(exit(0));
      assertThat(Files.readString(launch.base().resolve("starts"))).isEqualTo("started\n");
    }
  }

  /** As on a machine that has no {@code setsid}. */
  @Nested
  final class JobControlled extends PipesContract {
    @Override
    Engine engine() throws IOException {
      // The shell of macOS; Debian's has no job control without a terminal.
      assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is a bash");
      return ProcessEngine.withJobControl("/bin/bash");
    }

    @Override
    boolean sandboxed() {
      return false;
    }
  }

  @Test
  void theMembersOfAProcessGroupAreListed() throws Exception {
    Process leader =
        new ProcessBuilder("setsid", "sh", "-c", "sleep 7051 & sleep 7052 & echo up; wait").start();
    try (var out = leader.inputReader()) {
      assertThat(out.readLine()).isEqualTo("up");

      assertThat(ProcessGroup.members(leader.pid())).hasSize(3).contains(leader.pid());
    } finally {
      for (long pid : ProcessGroup.members(leader.pid())) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  @Nested
  final class Sandboxed extends PipesContract {
    @Override
    Engine engine() throws IOException {
      ProcessEngine engine = ProcessEngine.open(SandboxUse.AUTO, JAVA_HOME);
      assumeTrue(engine.hasSandbox(), "bwrap works on this machine");
      return engine;
    }

    @Override
    boolean sandboxed() {
      return true;
    }

    private String run(Launch launch) throws Exception {
      Execution execution = engine().launch(launch);
      assertThat(execution.await(LONG)).as(output(execution)).isEqualTo(exit(0));
      return output(execution);
    }

    @Test
    void aProgramSeesItsBaseAndNothingOfTheServersFiles() throws Exception {
      Path secret = Files.writeString(scratch.resolve("secret"), "secret");
      Launch launch =
          script("a", "pwd; ls -d /home /root /work " + secret + " 2>/dev/null; touch made; ls");

      assertThat(run(launch)).isEqualTo("/opt/ml\nmade");
      assertThat(launch.base().resolve("made")).exists();
    }

    @Test
    void aReadableDirectoryOfTheBaseIsNotWritable() throws Exception {
      Launch launch = script("a", "");
      Path code = Files.createDirectories(launch.base().resolve("code"));
      Launch asked =
          command("a", List.of("/bin/sh", "-c", "touch code/x || echo refused"), List.of(code));

      assertThat(run(asked)).endsWith("refused");
    }

    @Test
    void noFileOfTheWrapperIsOpenInTheProgram() throws Exception {
      assertThat(run(script("a", "ls /proc/self/fd | wc -l")).strip()).isEqualTo("4");
    }

    @Test
    void theVirtualMachineRunsAndNamesResolve() throws Exception {
      Path source = Files.writeString(script("a", "").base().resolve("Look.java"), LOOK_UP);
      Launch launch =
          command(
              "a",
              List.of(JAVA_HOME.resolve("bin/java").toString(), "/opt/ml/" + source.getFileName()),
              List.of(JAVA_HOME));

      assertThat(run(launch)).contains("localhost resolved");
    }

    private static final String LOOK_UP =
        """
        class Look {
          public static void main(String[] names) throws Exception {
            java.io.File.createTempFile("name", ".end");
            java.net.InetAddress.getByName("localhost");
            System.out.println("localhost resolved");
          }
        }
        """;
  }
}
