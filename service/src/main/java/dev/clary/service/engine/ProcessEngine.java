package dev.clary.service.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.clary.service.training.Engine;
import dev.clary.service.training.Execution;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs attempts as processes of this machine. Each runs under a small wrapper, {@code wrapper.sh},
 * in a session of its own: neither the end of the server nor an interrupt from its terminal reaches
 * it, and the next server finds by the files in the attempt's directory what became of it.
 * Thread-safe.
 *
 * <p>The wrapper starts the program only if it holds the attempt's claim, a file that is created
 * once. A server that looks for an attempt and finds no claim creates it, so a wrapper that is only
 * coming up finds it taken and exits; so there is no instant at which an attempt can start twice,
 * or start after it was declared not started.
 */
public final class ProcessEngine implements Engine {
  /** Names that a shell keeps in the environment; others it would drop. */
  private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Optional<Sandbox> sandbox;
  private final List<String> starter;
  private final String wrapper;

  private ProcessEngine(Optional<Sandbox> sandbox, List<String> starter, String wrapper) {
    this.sandbox = sandbox;
    this.starter = List.copyOf(starter);
    this.wrapper = wrapper;
  }

  /**
   * Looks what this machine offers and opens an engine that uses it.
   *
   * @param javaHome of the JDK that programs in the sandbox may run with
   * @throws IOException if a sandbox is required and there is none
   */
  public static ProcessEngine open(SandboxUse use, Path javaHome) throws IOException {
    Optional<Sandbox> sandbox =
        use == SandboxUse.OFF ? Optional.empty() : Sandbox.probe(requireNonNull(javaHome));
    if (use == SandboxUse.REQUIRED && sandbox.isEmpty()) {
      throw new IOException(
          "setting 'sandbox' is 'required', but bwrap (package bubblewrap) is not installed or may"
              + " not create user namespaces on this machine");
    }
    return new ProcessEngine(sandbox, starter(), wrapper());
  }

  /** What the wrapper is started with, so that it is alone in its session or at least its group. */
  private static List<String> starter() {
    for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
      if (Files.isExecutable(Path.of(setsid))) {
        return List.of(setsid, "/bin/sh");
      }
    }
    return jobControl("/bin/sh");
  }

  /**
   * Gives the wrapper a process group of its own, which a terminal does not signal. A shell that
   * has no job control without a terminal lets it ignore interrupts instead.
   */
  private static List<String> jobControl(String shell) {
    // What the shell says about its job is not the program's output.
    String starter = "exec 3>&2 2>/dev/null; set -m; /bin/sh \"$@\" </dev/null 2>&3 3>&- & wait";
    return List.of(shell, "-c", starter, "starter");
  }

  /** An engine without sandbox, as for a machine that has no {@code setsid}. */
  static ProcessEngine withJobControl(String shell) throws IOException {
    return new ProcessEngine(Optional.empty(), jobControl(shell), wrapper());
  }

  private static String wrapper() throws IOException {
    try (InputStream script = ProcessEngine.class.getResourceAsStream("wrapper.sh")) {
      return new String(requireNonNull(script, "wrapper.sh").readAllBytes(), UTF_8);
    }
  }

  /** Whether programs can run in a sandbox here. */
  public boolean hasSandbox() {
    return sandbox.isPresent();
  }

  @Override
  public Execution launch(Launch launch) throws IOException {
    var directory = new AttemptDirectory(launch.directory().toAbsolutePath());
    try {
      directory.writePipes(launch.pipes());
      Process wrapper =
          launch.sandboxed() ? sandboxed(launch, directory) : plain(launch, directory);
      return new ProcessExecution(directory, wrapper);
    } catch (IOException e) {
      directory.claim();
      throw e;
    }
  }

  private Process sandboxed(Launch launch, AttemptDirectory directory) throws IOException {
    Sandbox present =
        sandbox.orElseThrow(() -> new IOException("there is no sandbox on this machine"));
    String marker = AttemptProcesses.MARKER + "=" + directory.marker();
    directory.writeSandboxArguments(present.arguments(launch, marker));
    List<String> command = concat(present.command(), launch.command());
    return start(directory, command, Map.of("PATH", "/usr/bin:/bin"), launch.directory());
  }

  private Process plain(Launch launch, AttemptDirectory directory) throws IOException {
    var command = new ArrayList<String>();
    List<String> dropped =
        launch.environment().entrySet().stream()
            .filter(variable -> !SHELL_NAME.matcher(variable.getKey()).matches())
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .toList();
    // A name without a slash must not be taken for one of the shell's own commands.
    if (!dropped.isEmpty() || !launch.command().get(0).contains("/")) {
      command.add("/usr/bin/env");
      command.addAll(dropped);
    }
    command.addAll(launch.command());
    return start(directory, command, launch.environment(), launch.workingDirectory());
  }

  private Process start(
      AttemptDirectory directory,
      List<String> command,
      Map<String, String> environment,
      Path workingDirectory)
      throws IOException {
    Path script = Files.writeString(directory.wrapper(), wrapper);
    var builder = new ProcessBuilder(new ArrayList<>(starter));
    builder.command().addAll(List.of(script.toString(), directory.path().toString()));
    builder.command().addAll(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put(AttemptProcesses.MARKER, directory.marker());
    builder.directory(workingDirectory.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(directory.output().toFile()));
    return builder.start();
  }

  @Override
  public Optional<Execution> find(Path path) throws IOException {
    var directory = new AttemptDirectory(path.toAbsolutePath());
    if (Files.notExists(directory.path())) {
      // Somebody removed it: whatever ran there is to be ended and cannot have left a result.
      Files.createDirectories(directory.path());
      directory.claim();
      return Optional.of(new ProcessExecution(directory, null));
    }
    if (!directory.hasResult() && (directory.claim() || directory.refused())) {
      return Optional.empty();
    }
    return Optional.of(new ProcessExecution(directory, null));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Leaves all processes alone: they outlive the server, and the next one finds them. */
  @Override
  public void close() {}
}
