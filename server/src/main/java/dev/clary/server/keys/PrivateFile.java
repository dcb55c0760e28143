package dev.clary.server.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Small files that appear whole or not at all and that only their owner can read. A draft is
 * written beside the file and renamed, which replaces a file in one step; where the file system
 * knows owners, the draft is nobody else's from the moment it exists.
 */
public final class PrivateFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?>[] NONE = {};

  private PrivateFile() {}

  /** Writes text to a file that is there, with its content on disk, only when this returns. */
  public static void write(Path file, String text) throws IOException {
    Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "parent");
    Path draft = Files.createTempFile(directory, "." + file.getFileName(), ".tmp", mode(directory));
    try {
      try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        for (ByteBuffer rest = UTF_8.encode(text); rest.hasRemaining(); ) {
          out.write(rest);
        }
        out.force(true);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Takes away what others may do with a file, where the file system knows owners. */
  static void close(Path file) throws IOException {
    if (knowsOwners(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private static FileAttribute<?>[] mode(Path directory) throws IOException {
    return knowsOwners(directory)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : NONE;
  }

  private static boolean knowsOwners(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
