package dev.clary.objects.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Every change ever made, or what is left of them after {@link #rewrite}, in one file. An entry
 * holds the events that happen together or not at all. Confined to one thread at a time.
 *
 * <pre>
 * file   "CLARYOB1" entry*
 * entry  length of the events in bytes (int), CRC-32C of the events (int), number of events (int), events
 * </pre>
 *
 * An entry is on the disk before the next is written, so a crash can only tear the last one. Such
 * an entry was not acknowledged and is cut off. Damage anywhere else is not a crash's work: the
 * journal then refuses to open.
 */
final class Journal implements AutoCloseable {
  private static final byte[] MAGIC = {'C', 'L', 'A', 'R', 'Y', 'O', 'B', '1'};
  private static final int ENTRY_HEAD = 8;
  private static final int READ_BUFFER = 1 << 16;
  private static final long REWRITE_ABOVE = 2_000;

  private final Path file;

  /** Not a channel: one of those is closed by the interruption of any thread that uses it. */
  private RandomAccessFile out;

  private long end;
  private long entries;
  private boolean failed;

  private Journal(Path file, RandomAccessFile out, long end, long entries) {
    this.file = file;
    this.out = out;
    this.end = end;
    this.entries = entries;
  }

  /**
   * Opens the journal, making it where it is missing, and hands over what it holds, oldest first.
   *
   * @throws IOException if it is damaged, naming the place
   */
  static Journal open(Path file, Consumer<List<Event>> replay) throws IOException {
    Files.deleteIfExists(beside(file));
    if (!Files.exists(file)) {
      written(beside(file), List.of()).close();
      publish(file);
    }
    long end = MAGIC.length;
    long entries = 0;
    long length = Files.size(file);
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), READ_BUFFER))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new IOException("%s is not a journal of objects".formatted(file));
      }
      while (end < length) {
        int size = size(in, length - end);
        byte[] events = size < 0 ? null : read(in, size);
        if (events == null) {
          if (!torn(file, end, length)) {
            throw new IOException(
                "%s is damaged at byte %d: restore it from a copy".formatted(file, end));
          }
          break;
        }
        replay.accept(decode(events));
        end += ENTRY_HEAD + size;
        entries++;
      }
    }
    var out = new RandomAccessFile(file.toFile(), "rw");
    if (end < length) {
      out.setLength(end);
      out.getFD().sync();
    }
    return new Journal(file, out, end, entries);
  }

  /** The length of the next entry's events; -1 if the file ends before they do. */
  private static int size(DataInputStream in, long left) throws IOException {
    if (left < ENTRY_HEAD) {
      return -1;
    }
    int size = in.readInt();
    return size < Integer.BYTES || size > left - ENTRY_HEAD ? -1 : size;
  }

  /** The next entry's events; null if they are not those that were written. */
  private static byte @Nullable [] read(DataInputStream in, int size) throws IOException {
    int expected = in.readInt();
    byte[] events = in.readNBytes(size);
    return events.length == size && crc(events) == expected ? events : null;
  }

  /**
   * Whether a crash can have left this: an entry that reaches the end of the file, or nothing but
   * zeros up to there.
   */
  private static boolean torn(Path file, long start, long length) throws IOException {
    long left = length - start;
    if (left < ENTRY_HEAD) {
      return true;
    }
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), READ_BUFFER))) {
      in.skipNBytes(start);
      int size = in.readInt();
      int next = size;
      while (next == 0) {
        next = in.read();
      }
      boolean zeros = size == 0 && next < 0;
      return zeros || size >= left - ENTRY_HEAD;
    }
  }

  private static List<Event> decode(byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    int count = in.readInt();
    var events = new ArrayList<Event>();
    for (int i = 0; i < count; i++) {
      events.add(EventCodec.read(in));
    }
    if (in.read() >= 0) {
      throw new EOFException("an entry of the journal is longer than its events");
    }
    return events;
  }

  private static byte[] encode(List<Event> events) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var body = new DataOutputStream(bytes);
    body.writeInt(events.size());
    for (Event event : events) {
      EventCodec.write(body, event);
    }
    byte[] written = bytes.toByteArray();
    return ByteBuffer.allocate(ENTRY_HEAD + written.length)
        .putInt(written.length)
        .putInt(crc(written))
        .put(written)
        .array();
  }

  private static int crc(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Whether {@link #rewrite} pays; replaying is fast, so that it does for a long journal only. */
  boolean mostlyHistory(long liveEvents) {
    return entries > REWRITE_ABOVE && entries > 2 * liveEvents;
  }

  /**
   * Whether the last entry may be on the disk or not, which only opening the journal again tells.
   */
  boolean uncertain() {
    return failed;
  }

  /**
   * Writes one entry. When this returns, it survives the end of the machine.
   *
   * @throws IOException if it may not be on the disk; then it is not in the journal either, or the
   *     journal is {@link #uncertain} and takes no more
   */
  void append(List<Event> events) throws IOException {
    if (failed) {
      throw new IOException("%s could not be written before: restart to go on".formatted(file));
    }
    byte[] entry = encode(events);
    try {
      out.seek(end);
      out.write(entry);
    } catch (IOException e) {
      undo(e);
      throw e;
    }
    force();
    end += entry.length;
    entries++;
  }

  /**
   * Takes back a half-written entry, so that a disk that was full for a moment costs one request
   * only.
   */
  private void undo(IOException cause) {
    try {
      out.setLength(end);
      out.getFD().sync();
    } catch (IOException e) {
      failed = true;
      cause.addSuppressed(e);
    }
  }

  /**
   * What a failed sync has lost is not known, and another may succeed without writing it: so there
   * is none.
   */
  private void force() throws IOException {
    try {
      out.getFD().sync();
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /**
   * Replaces the journal by one with just these entries, in one instant.
   *
   * @throws IOException if there is no room for another journal; this one goes on
   */
  void rewrite(List<List<Event>> snapshot) throws IOException {
    RandomAccessFile fresh = written(beside(file), snapshot);
    failed = true;
    publish(file);
    out.close();
    out = fresh;
    end = fresh.length();
    entries = snapshot.size();
    failed = false;
  }

  /** A new journal, on the disk under a name that does not count yet. */
  private static RandomAccessFile written(Path fresh, List<List<Event>> snapshot)
      throws IOException {
    Files.deleteIfExists(fresh);
    var file = new RandomAccessFile(fresh.toFile(), "rw");
    try {
      file.write(MAGIC);
      for (List<Event> events : snapshot) {
        file.write(encode(events));
      }
      file.getFD().sync();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return file;
  }

  private static void publish(Path file) throws IOException {
    Files.move(
        beside(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durably.forceName(file);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
