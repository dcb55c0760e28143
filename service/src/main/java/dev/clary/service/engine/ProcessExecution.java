package dev.clary.service.engine;

import dev.clary.service.training.Execution;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt that was started: by this server, as {@code child}, or by an earlier one. Used by one
 * thread.
 *
 * <p>An attempt has ended when its wrapper is gone and no process it started lives. What the
 * program left behind when it ended, or when its wrapper was killed, is ended here before the end
 * is told.
 */
final class ProcessExecution implements Execution {
  /** How often the files of an attempt are looked at, where no event tells of its end. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /** How long a killed process may take to be gone before it is looked for again. */
  private static final Duration DYING = Duration.ofMillis(1);

  /** How long a wrapper may live on after everything else was killed. */
  private static final Duration WRAPPER_GRACE = Duration.ofSeconds(5);

  private enum Wish {
    NONE,
    TERMINATE,
    KILL
  }

  private final AttemptDirectory directory;
  private final AttemptProcesses processes;
  private final @Nullable Process child;
  private Optional<ProcessIdentity> seenAlive = Optional.empty();
  private Wish wish = Wish.NONE;
  private long killedAt;

  ProcessExecution(AttemptDirectory directory, @Nullable Process child) {
    this.directory = directory;
    this.processes = new AttemptProcesses(directory);
    this.child = child;
  }

  @Override
  public String handle() {
    try {
      Optional<String> wrapper =
          directory.wrappers().stream().findFirst().map(ProcessIdentity::text);
      return wrapper.orElse(child == null ? "unknown" : Long.toString(child.pid()));
    } catch (IOException e) {
      return "unknown";
    }
  }

  @Override
  public Path output() {
    return directory.output();
  }

  @Override
  public Optional<End> await(Duration limit) throws InterruptedException, IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      boolean running = isRunning();
      if (!running && !killed(processes.find(wrapper()))) {
        return Optional.of(new End(directory.result()));
      }
      carryOut();
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      // Asked once: the child may end between two looks, and then nothing would wake this.
      Optional<Process> living = Optional.ofNullable(child).filter(Process::isAlive);
      pause(living, Math.min(left, (running ? slice(living) : DYING).toNanos()));
    }
  }

  /** A child's end wakes whoever waits for it; everything else must be looked at. */
  private Duration slice(Optional<Process> living) {
    return living.isPresent() && wish == Wish.NONE ? Duration.ofDays(1) : LOOK;
  }

  private void pause(Optional<Process> living, long nanos) throws InterruptedException {
    if (living.isPresent()) {
      living.get().waitFor(nanos, TimeUnit.NANOSECONDS);
    } else {
      synchronized (this) {
        TimeUnit.NANOSECONDS.timedWait(this, nanos);
      }
    }
  }

  private boolean isRunning() throws IOException {
    if (directory.hasResult()) {
      return false;
    }
    if (child != null && child.isAlive()) {
      return true;
    }
    Optional<ProcessIdentity> alive =
        directory.wrappers().stream().filter(ProcessIdentity::isAlive).findFirst();
    seenAlive = alive.or(() -> seenAlive);
    return alive.isPresent();
  }

  /** The wrapper, if it was seen alive by this server. */
  private Optional<ProcessIdentity> wrapper() throws IOException {
    return child == null ? seenAlive : directory.wrappers().stream().findFirst();
  }

  /** Kills what is given; false when there was nothing to kill. */
  private static boolean killed(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroyForcibly);
    return !processes.isEmpty();
  }

  @Override
  public void terminate() throws IOException {
    if (wish == Wish.NONE) {
      wish = Wish.TERMINATE;
      carryOut();
    }
  }

  @Override
  public void kill() throws IOException {
    if (wish != Wish.KILL) {
      wish = Wish.KILL;
      killedAt = System.nanoTime();
    }
    carryOut();
  }

  /** Does what was asked for, as far as the wrapper has come by now. */
  private void carryOut() throws IOException {
    if (wish == Wish.TERMINATE) {
      Optional<ProcessHandle> program = processes.program();
      if (program.isPresent() && program.get().destroy()) {
        wish = Wish.NONE;
      }
    } else if (wish == Wish.KILL && !directory.resultBegun()) {
      killed(processes.find(wrapper()));
    }
    if (wish == Wish.KILL && System.nanoTime() - killedAt > WRAPPER_GRACE.toNanos()) {
      directory.wrappers().stream()
          .filter(ProcessIdentity::isAlive)
          .flatMap(wrapper -> ProcessHandle.of(wrapper.pid()).stream())
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
