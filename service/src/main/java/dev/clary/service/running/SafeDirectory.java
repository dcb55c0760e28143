package dev.clary.service.running;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A directory into which a program may write while it is read here. It is held open, and what is in
 * it is reached from there and never through a link, so that nobody is led astray who follows a
 * path that changes under his feet. Where the system has no such calls there is no sandbox either,
 * and paths are used. Confined to one thread.
 */
final class SafeDirectory implements AutoCloseable {
  private static final LinkOption NO_LINKS = LinkOption.NOFOLLOW_LINKS;

  private final Path path;
  private final DirectoryStream<Path> stream;

  private SafeDirectory(Path path, DirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
  }

  /** Opens a directory that the program cannot exchange for another. */
  static SafeDirectory open(Path directory) throws IOException {
    return new SafeDirectory(directory, stream(directory));
  }

  private static DirectoryStream<Path> stream(Path directory) throws IOException {
    return directory.getFileSystem().provider().newDirectoryStream(directory, entry -> true);
  }

  /** The names of what is in it; to be called once. */
  List<Path> names() {
    var names = new ArrayList<Path>();
    stream.forEach(entry -> names.add(entry.getFileName()));
    return names;
  }

  BasicFileAttributes attributes(Path name) throws IOException {
    return stream instanceof SecureDirectoryStream<Path> secure
        ? secure.getFileAttributeView(name, BasicFileAttributeView.class, NO_LINKS).readAttributes()
        : Files.readAttributes(path.resolve(name), BasicFileAttributes.class, NO_LINKS);
  }

  SafeDirectory directory(Path name) throws IOException {
    return new SafeDirectory(
        path.resolve(name),
        stream instanceof SecureDirectoryStream<Path> secure
            ? secure.newDirectoryStream(name, NO_LINKS)
            : stream(path.resolve(name)));
  }

  /** Copies a file to one outside. */
  void copy(Path name, Path target) throws IOException {
    try (InputStream in = Channels.newInputStream(open(name, StandardOpenOption.READ))) {
      Files.copy(in, target);
    }
  }

  /** Makes an empty file, unless something of that name is there. */
  void touch(Path name) throws IOException {
    try (var made = open(name, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      made.position(0);
    } catch (FileAlreadyExistsException e) {
      return; // That was the purpose.
    }
  }

  void delete(Path name) throws IOException {
    try {
      if (stream instanceof SecureDirectoryStream<Path> secure) {
        secure.deleteFile(name);
      } else {
        Files.delete(path.resolve(name));
      }
    } catch (NoSuchFileException e) {
      return; // That was the purpose.
    }
  }

  private SeekableByteChannel open(Path name, OpenOption... options) throws IOException {
    var all = new HashSet<OpenOption>(List.of(options));
    all.add(NO_LINKS);
    return stream instanceof SecureDirectoryStream<Path> secure
        ? secure.newByteChannel(name, all)
        : Files.newByteChannel(path.resolve(name), all);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
