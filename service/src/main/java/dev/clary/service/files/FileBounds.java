package dev.clary.service.files;

import static java.util.Objects.requireNonNull;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore.Access;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files training jobs may touch. Every path is judged by where it really leads, links
 * resolved. Immutable.
 *
 * @param data the server's own directory: closed but for {@code output}, whatever the roots
 * @param roots open to administrators
 */
record FileBounds(Path data, List<Path> roots) {

  FileBounds {
    roots = List.copyOf(roots);
  }

  Path output() {
    return data.resolve("output");
  }

  /**
   * Refuses a path that is out of bounds.
   *
   * @param shown how its owner wrote it
   * @return the path with its links resolved, as far as it exists
   */
  Path require(Path path, String shown, Owner owner, Access access) throws IOException {
    Path real = real(path);
    boolean ownOutput = real.startsWith(real(output())) && access == Access.WRITE;
    if (!owner.administrator() && !ownOutput) {
      throw new InvalidRequestException(
          "location '%s': only an administrator's key may use files of the server"
              .formatted(shown));
    }
    if (!contains(path)) {
      throw new InvalidRequestException(
          "location '%s': it must be below one of the directories %s of setting 'files.roots', and"
                  .formatted(shown, roots)
              + " outside of the server's own data directory");
    }
    return real;
  }

  /** Whether the path really leads to a place that is open. */
  boolean contains(Path path) throws IOException {
    Path real = real(path);
    if (real.startsWith(real(data))) {
      return real.startsWith(real(output())) && !real.equals(real(data));
    }
    for (Path root : roots) {
      if (real.startsWith(real(root))) {
        return true;
      }
    }
    return false;
  }

  /** The path with all links resolved; what does not exist yet is taken as it is. */
  static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = existing(absolute);
    return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
  }

  /** The path itself or the nearest above it that exists, be it a link that leads nowhere. */
  static Path existing(Path absolute) {
    Path existing = absolute;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = requireNonNull(existing.getParent(), "the root of a file system exists");
    }
    return existing;
  }
}
