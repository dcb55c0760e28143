package dev.clary.service.store;

import dev.clary.service.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Refuses places where a SQLite file would be damaged sooner or later. */
final class FileSystemCheck {

  /*
   * A write-ahead log needs shared memory and locks that all its users see, which network file
   * systems do not promise: https://www.sqlite.org/wal.html, https://www.sqlite.org/faq.html#q5
   */
  private static final Set<String> NETWORK =
      Set.of(
          "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "fuse.sshfs", "webdav");

  private FileSystemCheck() {}

  static void check(Path file) {
    try {
      Path directory = file.getParent();
      Files.createDirectories(directory);
      refuseNetwork(file, Files.getFileStore(directory).type());
    } catch (IOException e) {
      throw new StorageException("no directory for %s: %s".formatted(file, e), e);
    }
  }

  static void refuseNetwork(Path file, String type) {
    if (NETWORK.contains(type.toLowerCase(Locale.ROOT))) {
      throw new StorageException(
          "%s is on a network file system (%s), where a database file does not survive: choose a"
                  .formatted(file, type)
              + " data directory on a local disk");
    }
  }
}
