package dev.clary.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Passes the signals that ask this process to end on to a program it has started, which decides.
 * While one of these is open, they do nothing else. Thread-safe.
 *
 * <p>A terminal sends Ctrl-C to every process in its foreground, the program included; passed on,
 * the program would get it twice, and the second one while it answers the first.
 */
final class ForwardedSignals implements AutoCloseable {
  private static final long SECONDS_TO_SEND = 10;

  /** Fields of {@code /proc/self/stat} behind the command: see proc(5). */
  private static final int PROCESS_GROUP = 2;

  private static final int FOREGROUND_GROUP = 5;

  private final boolean terminal;
  private final Map<String, Object> before = new HashMap<>();
  private final List<String> early = new ArrayList<>();
  private @Nullable Process program;

  private ForwardedSignals(boolean terminal) {
    this.terminal = terminal;
  }

  /**
   * Takes the signals until this is closed.
   *
   * @param terminal whether a person watches, for systems that do not tell who is in front
   */
  static ForwardedSignals open(boolean terminal) {
    var signals = new ForwardedSignals(terminal);
    for (String signal : List.of("INT", "TERM", "HUP")) {
      signals.before.put(signal, Signals.register(signal, () -> signals.receive(signal)));
    }
    return signals;
  }

  /** Passes signals on to a program, those first that came before it was started. */
  synchronized void to(Process started) {
    program = started;
    early.forEach(signal -> send(signal, started));
    early.clear();
  }

  private synchronized void receive(String signal) {
    if (signal.equals("INT") && inForeground()) {
      return;
    }
    if (program == null) {
      early.add(signal);
    } else {
      send(signal, program);
    }
  }

  /** Java itself sends no signal but the one that ends; every shell does. */
  private static void send(String signal, Process program) {
    if (!program.isAlive()) {
      return;
    }
    try {
      new ProcessBuilder(
              "sh", "-c", "kill -\"$1\" \"$2\"", "sh", signal, Long.toString(program.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(SECONDS_TO_SEND, TimeUnit.SECONDS);
    } catch (IOException e) {
      program.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether this process is one of those that a terminal sends Ctrl-C to. */
  private boolean inForeground() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return fields[PROCESS_GROUP].equals(fields[FOREGROUND_GROUP]);
    } catch (IOException e) {
      return terminal;
    }
  }

  @Override
  public void close() {
    before.forEach(Signals::unregister);
  }
}
