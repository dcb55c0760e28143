package dev.clary.service.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one directory of an attempt ready, with an empty tree in it, while programs run: so the
 * next attempt takes one rename instead of a dozen directories. Those that are never used are
 * removed by the next server, since they have no name of a job. Thread-safe.
 */
final class SpareDirectory {
  private static final String PREFIX = "_spare-";

  private final Path jobs;
  private final AtomicReference<@Nullable Path> ready = new AtomicReference<>();
  private final AtomicInteger made = new AtomicInteger();

  SpareDirectory(Path jobs) {
    this.jobs = jobs;
  }

  /** Makes the directory of an attempt, which must not be there, with an empty tree. */
  void become(Path attempt) throws IOException {
    Files.createDirectories(attempt.getParent());
    Path spare = ready.getAndSet(null);
    if (spare == null) {
      make(attempt);
      return;
    }
    try {
      Files.move(spare, attempt, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      make(attempt); // Somebody cleared the data directory, perhaps.
    }
  }

  /** Makes one ready if there is none. If that fails, the next attempt will tell why. */
  void refill() {
    if (ready.get() != null) {
      return;
    }
    Path next = jobs.resolve(PREFIX + made.incrementAndGet());
    try {
      make(next);
      if (!ready.compareAndSet(null, next)) {
        FileTree.delete(next);
      }
    } catch (IOException e) {
      return; // Nothing depends on it.
    }
  }

  private static void make(Path attempt) throws IOException {
    OptMlDirectory.create(AttemptDirectories.tree(attempt), false);
  }

  /** Whether a directory beside those of the jobs was made here. */
  static boolean isSpare(Path directory) {
    return directory.getFileName().toString().startsWith(PREFIX);
  }
}
