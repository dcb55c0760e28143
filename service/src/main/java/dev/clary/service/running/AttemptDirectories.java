package dev.clary.service.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directories of one job's attempts. An attempt has one, {@code attempt-1}; when it was about
 * to start there, did not, and never will, it gets another, {@code attempt-1.1}. Immutable.
 */
record AttemptDirectories(Path job) {

  /** The directory in which the attempt was last about to start. */
  Path current(int attempt) {
    Path current = path(attempt, 0);
    for (int i = 1; Files.exists(path(attempt, i)); i++) {
      current = path(attempt, i);
    }
    return current;
  }

  /** A directory, not there yet, in which the attempt never was about to start. */
  Path next(int attempt) {
    int i = 0;
    while (Files.exists(path(attempt, i))) {
      i++;
    }
    return path(attempt, i);
  }

  private Path path(int attempt, int repetition) {
    return job.resolve("attempt-" + attempt + (repetition == 0 ? "" : "." + repetition));
  }

  /** Removes what was prepared for an attempt that is to begin anew; nothing of it runs. */
  void discard(int attempt) throws IOException {
    int count = 0;
    while (Files.exists(path(attempt, count))) {
      count++;
    }
    // The last first, so that those that are left after a crash are still in a row.
    for (int i = count - 1; i >= 0; i--) {
      FileTree.delete(path(attempt, i));
    }
  }

  /** Notes, where a row would find no room, that the attempt is to begin anew. */
  void setAnew(int attempt) throws IOException {
    Path note = anew(attempt);
    if (Files.notExists(note)) {
      Files.createFile(note);
    }
  }

  /** Whether the attempt is to begin anew, whatever its process left. */
  boolean isAnew(int attempt) {
    return Files.exists(anew(attempt));
  }

  private Path anew(int attempt) {
    return current(attempt).resolve("anew");
  }

  /** Removes everything. */
  void delete() throws IOException {
    FileTree.delete(job);
  }

  /** Where the tree of an attempt is, given its directory. */
  static Path tree(Path attempt) {
    return attempt.resolve("ml");
  }
}
