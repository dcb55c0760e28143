package dev.clary.algorithms.table;

import dev.clary.algorithms.job.Channel;
import dev.clary.algorithms.job.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data files of a channel. */
final class ChannelFiles {

  private ChannelFiles() {}

  /**
   * Returns the files at any depth, sorted by path so that the order of rows never depends on the
   * file system. Names that begin with a point or an underscore are markers of other tools, not
   * data.
   *
   * @throws RefusedException if there is none
   */
  static List<Path> of(Channel channel) throws IOException {
    if (!Files.isDirectory(channel.directory())) {
      throw new RefusedException(
          "channel '%s' has no directory %s".formatted(channel.name(), channel.directory()));
    }
    try (Stream<Path> paths = Files.walk(channel.directory())) {
      List<Path> files =
          paths.filter(Files::isRegularFile).filter(ChannelFiles::isData).sorted().toList();
      if (files.isEmpty()) {
        throw new RefusedException(
            "channel '%s' has no files in %s".formatted(channel.name(), channel.directory()));
      }
      return files;
    }
  }

  private static boolean isData(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && !name.startsWith("_");
  }
}
