package dev.clary.objects.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What it takes for names in a directory, not only the content of files, to survive the end of the
 * machine.
 */
final class Durably {
  private Durably() {}

  /** Makes a directory and those above it, where they are missing. */
  static void createDirectory(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      createDirectory(parent);
    }
    Files.createDirectories(directory);
    if (parent != null) {
      force(parent);
    }
  }

  /** Waits until the name of a file is on the disk. */
  static void forceName(Path file) throws IOException {
    force(requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent"));
  }

  /** Waits until the names in a directory are on the disk. */
  static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
