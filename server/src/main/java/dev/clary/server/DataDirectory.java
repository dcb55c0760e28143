package dev.clary.server;

import dev.clary.server.keys.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data directory that this process alone may write, for as long as this is open: a lock on {@code
 * server.lock} says so, which the system releases even when the process is killed.
 */
final class DataDirectory implements AutoCloseable {
  private static final String LOCK = "server.lock";
  private static final String SERVER = "server.json";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes a data directory ours, and the directory itself if need be.
   *
   * @throws DirectoryInUseException if another server holds it
   * @throws UncheckedIOException if it cannot be made or written
   */
  static DataDirectory lock(Path path) {
    make(path);
    try {
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new DirectoryInUseException(path, runningServer(path));
      }
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  /** Makes the directory where there is none. */
  static void make(Path path) {
    if (Files.isDirectory(path)) {
      return;
    }
    try {
      Files.createDirectories(path);
      if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static UncheckedIOException unusable(Path path, IOException failure) {
    return new UncheckedIOException(
        "cannot use the data directory %s: %s; it must be a directory that you can write to"
            .formatted(path, reason(path, failure)),
        failure);
  }

  /** What is in the way, for a person. */
  private static String reason(Path path, IOException failure) {
    Path first = firstThere(path);
    if (!Files.isDirectory(first)) {
      return first + " is a file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission to write to %s is denied".formatted(first);
    }
    if (failure instanceof NoSuchFileException) {
      return "nothing can be made in %s".formatted(first);
    }
    String text = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
    return text == null ? failure.toString() : text;
  }

  /** The path, or the nearest above it that exists. */
  private static Path firstThere(Path path) {
    Path there = path.toAbsolutePath();
    while (Files.notExists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // a server in this very process
    }
  }

  /** Tells clients on this machine where the server is. */
  void announce(URI url, long pid) {
    var server = new LinkedHashMap<String, Object>();
    server.put("url", url.toString());
    server.put("pid", pid);
    try {
      PrivateFile.write(path.resolve(SERVER), JsonMapper.shared().writeValueAsString(server));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write %s: %s".formatted(path.resolve(SERVER), e), e);
    }
  }

  /** The address that the last server of a data directory announced; it may be gone. */
  static Optional<URI> runningServer(Path path) {
    try {
      String text = Files.readString(path.resolve(SERVER));
      return Optional.of(
          URI.create(JsonMapper.shared().readTree(text).required("url").stringValue()));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return Optional.empty(); // none has announced itself yet
    }
  }

  /** Lets the next server in. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(path.resolve(SERVER));
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release " + path, e);
    }
  }
}
