package dev.clary.service.files;

import static java.util.Objects.requireNonNull;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Objects as files of this machine, by {@code file:///} URIs. A prefix that names a directory means
 * all files in it, one that names a file that file, any other one what names start with. Where a
 * path really leads is checked when a job is created and again for every file that is opened or
 * written; a link is followed only if its target is in bounds, too. Thread-safe.
 */
public final class FileObjectStore implements ObjectStore {
  private final FileBounds bounds;

  /**
   * @param data the server's data directory; only its {@code output} is open, and always
   * @param roots directories that administrators' jobs may use
   */
  public FileObjectStore(Path data, List<Path> roots) {
    this.bounds = new FileBounds(data.toAbsolutePath(), roots);
  }

  @Override
  public void check(String uri, Owner owner, Access access) {
    Path path = FileUri.path(uri);
    try {
      Path real = bounds.require(path, uri, owner, access);
      if (access == Access.WRITE) {
        requireWritable(real, uri);
      }
    } catch (IOException e) {
      throw new InvalidRequestException(
          "location '%s' cannot be reached: %s".formatted(uri, e.getMessage()));
    }
  }

  private void requireWritable(Path real, String uri) {
    Path existing = FileBounds.existing(real);
    if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw new InvalidRequestException(
          "location '%s': '%s' must be a directory that the server can write to"
              .formatted(uri, existing));
    }
  }

  @Override
  public List<StoredObject> list(String prefix, Owner owner) throws IOException {
    Path path = FileUri.path(prefix);
    bounds.require(path, prefix, owner, Access.READ);
    var objects = new ArrayList<StoredObject>();
    if (Files.isDirectory(path)) {
      collect(path, path, new HashSet<>(), objects);
    } else if (!prefix.endsWith("/")) {
      collectNeighbors(path, objects);
    }
    return objects;
  }

  /** Adds the file itself, or what is beside it and has a name that starts like its own. */
  private void collectNeighbors(Path path, List<StoredObject> objects) throws IOException {
    Path parent = parent(path);
    for (Path child : Files.isDirectory(parent) ? children(parent) : List.<Path>of()) {
      boolean meant =
          Files.isRegularFile(path) ? child.equals(path) : name(child).startsWith(name(path));
      if (meant) {
        collect(child, parent, new HashSet<>(), objects);
      }
    }
  }

  private static Path parent(Path path) {
    return requireNonNull(path.getParent(), "only the root has no parent, and is a directory");
  }

  private static String name(Path path) {
    return requireNonNull(path.getFileName(), "only the root has no name").toString();
  }

  /**
   * @param above real paths of the directories above, so that no circle of links is walked for ever
   */
  private void collect(Path path, Path root, Set<Path> above, List<StoredObject> objects)
      throws IOException {
    if (!Files.exists(path) || !bounds.contains(path)) {
      return;
    }
    if (Files.isRegularFile(path)) {
      add(path, root, objects);
    } else if (Files.isDirectory(path) && above.add(path.toRealPath())) {
      for (Path child : children(path)) {
        collect(child, root, above, objects);
      }
      above.remove(path.toRealPath());
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  private static void add(Path file, Path root, List<StoredObject> objects) throws IOException {
    objects.add(
        new StoredObject(FileUri.of(file), root.relativize(file).toString(), Files.size(file)));
  }

  @Override
  public InputStream open(String uri, Owner owner) throws IOException {
    Path real = bounds.require(FileUri.path(uri), uri, owner, Access.READ);
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(uri);
    }
    return Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void put(String uri, Path file, Owner owner) throws IOException {
    Path path = FileUri.path(uri);
    Path directory = bounds.require(parent(path), uri, owner, Access.WRITE);
    createDirectories(directory);
    Path target = directory.resolve(name(path));
    // The same name each time: what a server that died left behind is written over.
    Path part = directory.resolve("." + name(path) + ".part");
    try {
      copy(file, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    flush(directory);
  }

  @Override
  public void delete(String uri, Owner owner) throws IOException {
    Path path = FileUri.path(uri);
    Path directory = bounds.require(parent(path), uri, owner, Access.WRITE);
    if (Files.isRegularFile(directory.resolve(name(path)), LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(directory.resolve(name(path)));
      flush(directory);
    }
  }

  private static void copy(Path file, Path part) throws IOException {
    try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(
                part,
                Set.of(
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS))) {
      long size = from.size();
      long copied = 0;
      while (copied < size) {
        copied += from.transferTo(copied, size - copied, to);
      }
      to.force(true);
    }
  }

  /** Makes a directory and those above it, each durably. */
  private static void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      createDirectories(parent(directory));
      Files.createDirectories(directory);
      flush(parent(directory));
    }
  }

  private static void flush(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
