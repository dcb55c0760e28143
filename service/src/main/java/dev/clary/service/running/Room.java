package dev.clary.service.running;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the disk of the data directory has room for training jobs to go on. Thread-safe.
 *
 * @param directory whose disk it is
 * @param reserve bytes that must be free before another program is started
 * @param trouble why nothing can be stored at present, from those who tried
 */
public record Room(Path directory, long reserve, Supplier<Optional<String>> trouble) {
  private static final double MEGA = 1e6;

  /** What systems say of a disk, a quota or a file that takes no more. */
  private static final String[] FULL = {
    "no space left on device", "disk quota exceeded", "file too large"
  };

  public Room {
    requireNonNull(directory, "directory");
    requireNonNull(trouble, "trouble");
  }

  /** What is lacking, as a sentence without its full stop, or empty when all is well. */
  public Optional<String> lack() {
    long free = directory.toFile().getUsableSpace();
    if (free < reserve) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the disk of %s is full: %.1f MB are free, %.1f MB are needed",
              directory,
              free / MEGA,
              reserve / MEGA));
    }
    return trouble.get();
  }

  /** Whether a file could not be written because the disk is full. */
  static boolean isFull(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    for (String full : FULL) {
      if (message.contains(full)) {
        return true;
      }
    }
    return false;
  }
}
