package dev.clary.objects.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The files that hold content. Each is written once, whole, and named by a number, so that no key
 * is too long or too odd to be a file name. A file that is being read outlives its object.
 * Thread-safe.
 */
final class ContentFiles {
  private static final int DIRECTORIES = 16;
  private static final int BUFFER = 1 << 17;

  private final Path directory;
  private final AtomicLong lastId = new AtomicLong();
  private final Map<Long, Integer> readers = new HashMap<>();
  private final Set<Long> doomed = new HashSet<>();

  private ContentFiles(Path directory) {
    this.directory = directory;
  }

  /** Makes the directories where they are missing. */
  static ContentFiles open(Path directory) throws IOException {
    Durably.createDirectory(directory);
    var files = new ContentFiles(directory);
    for (long id = 0; id < DIRECTORIES; id++) {
      Files.createDirectories(files.directory(id));
    }
    Durably.force(directory);
    return files;
  }

  private Path directory(long id) {
    return directory.resolve(HexFormat.of().toHexDigits(id, 1));
  }

  private Path file(long id) {
    return directory(id).resolve(HexFormat.of().toHexDigits(id));
  }

  /** The numbers of all files. */
  Set<Long> ids() throws IOException {
    var ids = new HashSet<Long>();
    for (long low = 0; low < DIRECTORIES; low++) {
      try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory(low))) {
        for (Path path : paths) {
          ids.add(HexFormat.fromHexDigitsToLong(path.getFileName().toString()));
        }
      }
    }
    return ids;
  }

  /**
   * Deletes what a crash left behind: all files but these. Comes before the first {@link #receive}.
   */
  void sweep(Set<Long> live) throws IOException {
    for (long id : ids()) {
      lastId.accumulateAndGet(id, Math::max);
      if (!live.contains(id)) {
        Files.delete(file(id));
      }
    }
    live.forEach(id -> lastId.accumulateAndGet(id, Math::max));
  }

  /**
   * Reads a stream to its end into a new file. When this returns, the file survives the end of the
   * machine.
   */
  Received receive(InputStream in) throws IOException {
    long id = lastId.incrementAndGet();
    Path file = file(id);
    MessageDigest md5 = md5();
    long size = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      OutputStream out = Channels.newOutputStream(channel);
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        md5.update(buffer, 0, read);
        out.write(buffer, 0, read);
        size += read;
      }
      channel.force(true);
      Durably.force(directory(id));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new Received(this, new Segment(id, size), HexFormat.of().formatHex(md5.digest()));
  }

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has MD5", e);
    }
  }

  /**
   * Looks an object up and keeps its files, in one instant, until as many calls of {@link
   * #release}.
   */
  synchronized StoredObject keep(Supplier<StoredObject> lookup) {
    StoredObject object = lookup.get();
    object.segments().forEach(segment -> readers.merge(segment.id(), 1, Integer::sum));
    return object;
  }

  /** Ends what {@link #keep} began, and deletes files that were dropped meanwhile. */
  synchronized void release(Collection<Segment> segments) {
    for (Segment segment : segments) {
      int left = readers.merge(segment.id(), -1, Integer::sum);
      if (left == 0) {
        readers.remove(segment.id());
        if (doomed.remove(segment.id())) {
          delete(segment);
        }
      }
    }
  }

  /** Deletes files that nothing refers to, those being read when their last reader is done. */
  synchronized void drop(Collection<Segment> segments) {
    for (Segment segment : segments) {
      if (readers.containsKey(segment.id())) {
        doomed.add(segment.id());
      } else {
        delete(segment);
      }
    }
  }

  /** Not worth failing a request that is already done: what stays is swept at the next start. */
  private void delete(Segment segment) {
    try {
      Files.deleteIfExists(file(segment.id()));
    } catch (IOException e) {
      doomed.remove(segment.id());
    }
  }

  /** Reads a range of content; both bounds lie within it. */
  InputStream read(List<Segment> segments, long from, long length) {
    return new SegmentStream(
        segments, segment -> FileChannel.open(file(segment.id())), from, length);
  }
}
