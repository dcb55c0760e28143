package dev.clary.service.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process exactly: its id, and when it started, because ids are used again.
 *
 * <p>Where {@code /proc} exists the start is the one of {@code /proc/<id>/stat} and the boot,
 * {@code ticks@boot}: unlike a time of day it never shifts. Elsewhere it is {@code -}, and the
 * process must have started before its id was written down.
 *
 * @param written when its id was written down
 */
record ProcessIdentity(long pid, String start, Instant written) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final String UNKNOWN = "-";

  /** What file systems and clocks may differ by. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  /** Reads what a wrapper wrote; empty when there is no such file, or it is not whole yet. */
  static Optional<ProcessIdentity> read(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      String[] parts = text.strip().split(" ", -1);
      if (parts.length != 2 || !text.endsWith("\n")) {
        return Optional.empty();
      }
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), parts[1], written));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether the process lives; one that ended but that nobody has asked about does not. */
  boolean isAlive() {
    if (start.equals(UNKNOWN)) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().startInstant())
          .filter(started -> started.isBefore(written.plus(TOLERANCE)))
          .isPresent();
    }
    return ProcFile.stat(pid)
        .filter(stat -> !stat.ended())
        .filter(stat -> start.equals(stat.startTicks() + "@" + boot()))
        .isPresent();
  }

  private static String boot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** The identity as text, for people and logs. */
  String text() {
    return pid + " " + start;
  }
}
