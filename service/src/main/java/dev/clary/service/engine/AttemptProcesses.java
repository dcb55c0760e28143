package dev.clary.service.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that an attempt started, wrapper apart.
 *
 * <p>On Linux they are known by a variable in the environment they were started with, which
 * children inherit, by the session or group that the wrapper leads, and by descent; so neither a
 * lost parent nor a session of its own nor an empty environment hides a process, only all three
 * together. In the sandbox it is simpler: when the first process in there ends, the kernel ends the
 * others. Without {@code /proc} descent is what is left.
 */
final class AttemptProcesses {
  static final String MARKER = "CLARY_ATTEMPT";

  private final AttemptDirectory directory;
  private final String variable;

  AttemptProcesses(AttemptDirectory directory) {
    this.directory = directory;
    this.variable = MARKER + "=" + directory.marker();
  }

  /**
   * All that live, descendants of the wrapper and others.
   *
   * @param wrapper the wrapper, when it is known and was seen alive by this server; a process of
   *     its session is taken for one of the attempt then
   */
  List<ProcessHandle> find(Optional<ProcessIdentity> wrapper) throws IOException {
    Optional<Long> sandbox = directory.sandboxProcess();
    if (sandbox.isPresent()) {
      Stream<Long> first = sandbox.stream().filter(pid -> isMarked(pid) || ProcFile.isEnding(pid));
      return handles(directory.hasPipes() ? Stream.concat(first, marked()) : first);
    }
    Stream<Long> descendants =
        wrapper.filter(ProcessIdentity::isAlive).stream()
            .flatMap(identity -> ProcessHandle.of(identity.pid()).stream())
            .flatMap(ProcessHandle::descendants)
            .map(ProcessHandle::pid);
    List<Long> wrappers = wrappers();
    Optional<Long> leader = wrapper.filter(AttemptProcesses::leads).map(ProcessIdentity::pid);
    Stream<Long> others =
        ProcFile.exists()
            ? ProcFile.processes().stream().filter(pid -> isMarked(pid) || isIn(leader, pid))
            : leader.isPresent() ? ProcessGroup.members(leader.get()).stream() : Stream.empty();
    return handles(Stream.concat(descendants, others).filter(pid -> !wrappers.contains(pid)));
  }

  private List<Long> wrappers() throws IOException {
    return directory.wrappers().stream().map(ProcessIdentity::pid).toList();
  }

  /** Those that feed pipes from outside of a sandbox, and everything in it. */
  private Stream<Long> marked() throws IOException {
    List<Long> wrappers = wrappers();
    return ProcFile.processes().stream().filter(pid -> isMarked(pid) && !wrappers.contains(pid));
  }

  private boolean isMarked(long pid) {
    return ProcFile.hasVariable(pid, variable)
        && ProcFile.stat(pid).filter(stat -> !stat.ended()).isPresent();
  }

  /** Whether the id of session and group is still the wrapper's, or nobody's. */
  private static boolean leads(ProcessIdentity wrapper) {
    return wrapper.isAlive() || ProcessHandle.of(wrapper.pid()).isEmpty();
  }

  private static boolean isIn(Optional<Long> leader, long pid) {
    if (leader.isEmpty()) {
      return false;
    }
    return ProcFile.stat(pid)
        .filter(stat -> !stat.ended())
        .filter(stat -> stat.session() == leader.get() || stat.group() == leader.get())
        .isPresent();
  }

  private static List<ProcessHandle> handles(Stream<Long> pids) {
    var handles = new ArrayList<ProcessHandle>();
    pids.distinct().forEach(pid -> ProcessHandle.of(pid).ifPresent(handles::add));
    return handles;
  }

  /** The program itself; empty as long as the wrapper has not come so far, and after its end. */
  Optional<ProcessHandle> program() throws IOException {
    if (!directory.begun() || directory.resultBegun()) {
      return Optional.empty();
    }
    Optional<Long> parent =
        directory.sandboxed()
            ? directory.sandboxProcess().filter(this::isMarked)
            : directory.wrappers().stream()
                .filter(ProcessIdentity::isAlive)
                .map(ProcessIdentity::pid)
                .findFirst();
    // The first child is the program; others of the sandbox's first process are orphans it took.
    return parent.flatMap(ProcessHandle::of).stream()
        .flatMap(ProcessHandle::children)
        .min(
            Comparator.comparingLong(AttemptProcesses::started)
                .thenComparingLong(ProcessHandle::pid));
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(Long.MAX_VALUE);
  }
}
