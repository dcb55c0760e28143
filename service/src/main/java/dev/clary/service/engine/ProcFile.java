package dev.clary.service.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Linux tells of processes in {@code /proc}; see proc(5). Elsewhere there is nothing to read.
 */
final class ProcFile {
  private static final Path ROOT = Path.of("/proc");

  private ProcFile() {}

  /** State, process group, session and, in ticks since boot, start of a process. */
  record Stat(char state, long group, long session, String startTicks) {
    boolean ended() {
      return state == 'Z' || state == 'X';
    }
  }

  static boolean exists() {
    return Files.exists(ROOT.resolve("self/stat"));
  }

  static List<Long> processes() throws IOException {
    var pids = new ArrayList<Long>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(ROOT, "[0-9]*")) {
      entries.forEach(entry -> pids.add(Long.valueOf(entry.getFileName().toString())));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return pids;
  }

  /** Empty when there is no such process. */
  static Optional<Stat> stat(long pid) {
    return read(pid, "stat").map(ProcFile::parse);
  }

  private static Stat parse(String text) {
    // The name is in parentheses and may hold anything; the fields are counted after its end.
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return new Stat(
        fields[0].charAt(0), Long.parseLong(fields[2]), Long.parseLong(fields[3]), fields[19]);
  }

  /**
   * Whether the process leads a session and has given up its memory, but is not gone: the first
   * process of a sandbox stays so until all others in there are gone.
   */
  static boolean isEnding(long pid) {
    return stat(pid).filter(stat -> !stat.ended() && stat.session() == pid).isPresent()
        && Files.isReadable(ROOT.resolve(Long.toString(pid)).resolve("environ"))
        && read(pid, "environ").isEmpty();
  }

  /** Whether the environment that the process was started with has this entry. */
  static boolean hasVariable(long pid, String entry) {
    return read(pid, "environ")
        .filter(text -> text.startsWith(entry + '\0') || text.contains('\0' + entry + '\0'))
        .isPresent();
  }

  private static Optional<String> read(long pid, String name) {
    try {
      String text = Files.readString(ROOT.resolve(Long.toString(pid)).resolve(name), ISO_8859_1);
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
