package dev.clary.service.running;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads and writes {@code tar.gz} files whose other side is not trusted. */
final class TarArchive {
  private static final int BUFFER = 1 << 16;
  private static final int DIRECTORY_MODE = 0755;
  private static final int FILE_MODE = 0644;
  private static final int EXECUTABLE_MODE = 0755;

  /** Limits of what is unpacked. */
  private static final int MOST_ENTRIES = 100_000;

  private static final long MOST_BYTES = 100L << 30;
  private static final long MOST_RATIO = 200;

  /** Below this size a ratio says nothing. */
  private static final long RATIO_FROM = 10L << 20;

  private TarArchive() {}

  /**
   * Packs the content of a directory. Equal content gives equal bytes: entries are sorted, and
   * times and owners are left out. Links are packed as links and never followed; what is neither
   * file, nor directory, nor link is left out.
   *
   * @param halfway called once, when the archive is begun and not whole
   */
  static void write(Path directory, Path archive, Runnable halfway) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
        var gzip = new GZIPOutputStream(out, BUFFER);
        var tar = new TarArchiveOutputStream(gzip, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      boolean begun = false;
      for (Path path : content(directory)) {
        write(path, directory.relativize(path).toString(), tar);
        if (!begun) {
          out.flush();
          halfway.run();
          begun = true;
        }
      }
      tar.finish();
    }
  }

  private static List<Path> content(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(path -> !path.equals(directory)).sorted().toList();
    }
  }

  private static void write(Path path, String name, TarArchiveOutputStream tar) throws IOException {
    if (Files.isSymbolicLink(path)) {
      var link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      link.setLinkName(Files.readSymbolicLink(path).toString());
      put(link, 0777, tar);
    } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      put(new TarArchiveEntry(name + "/"), DIRECTORY_MODE, tar);
    } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      var entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(path));
      entry.setModTime(0L);
      entry.setMode(Files.isExecutable(path) ? EXECUTABLE_MODE : FILE_MODE);
      tar.putArchiveEntry(entry);
      Files.copy(path, tar);
      tar.closeArchiveEntry();
    }
  }

  private static void put(TarArchiveEntry entry, int mode, TarArchiveOutputStream tar)
      throws IOException {
    entry.setModTime(0L);
    entry.setMode(mode);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /**
   * Unpacks an archive into an empty directory.
   *
   * @throws RefusedJobException if an entry would leave the directory, is neither file nor
   *     directory, or the archive is out of all proportion
   */
  static void extract(InputStream archive, Path directory) throws IOException {
    var counted = new Counted(new BufferedInputStream(archive));
    long bytes = 0;
    int entries = 0;
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(counted, BUFFER), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries++;
        Path target = target(entry, directory);
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
          bytes = copy(tar, out, bytes, counted);
        }
        if ((entry.getMode() & 0100) != 0) {
          target.toFile().setExecutable(true, false);
        }
        if (entries > MOST_ENTRIES) {
          throw new RefusedJobException("an archive has more than %d entries".formatted(entries));
        }
      }
    }
  }

  private static long copy(InputStream in, OutputStream out, long before, Counted packed)
      throws IOException {
    var buffer = new byte[BUFFER];
    long bytes = before;
    for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
      bytes += length;
      if (bytes > MOST_BYTES || (bytes > RATIO_FROM && bytes > MOST_RATIO * packed.count)) {
        throw new RefusedJobException("an archive unpacks to more than is reasonable");
      }
      out.write(buffer, 0, length);
    }
    return bytes;
  }

  private static Path target(TarArchiveEntry entry, Path directory) {
    Path target = directory.resolve(entry.getName()).normalize();
    boolean inside = target.startsWith(directory) && !Path.of(entry.getName()).isAbsolute();
    byte kind = entry.getLinkFlag();
    boolean file = kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
    // Links could only lead astray what is unpacked after them; code needs none.
    if (!inside || !(entry.isDirectory() || (file && !target.equals(directory)))) {
      throw new RefusedJobException(
          "the archive's entry '%s' is not a file or directory inside it"
              .formatted(entry.getName()));
    }
    return target;
  }

  /** Counts what is read. */
  private static final class Counted extends java.io.FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
