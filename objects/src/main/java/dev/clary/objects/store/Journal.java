package dev.clary.objects.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
  private FileChannel channel;
  private long end;
  private long entries;
  private boolean failed;

  private Journal(Path file, FileChannel channel, long end, long entries) {
    this.file = file;
    this.channel = channel;
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
      publish(file, List.of());
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
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    if (end < length) {
      channel.truncate(end);
      channel.force(true);
    }
    return new Journal(file, channel, end, entries);
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

  private static ByteBuffer encode(List<Event> events) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(events.size());
    for (Event event : events) {
      EventCodec.write(out, event);
    }
    byte[] body = bytes.toByteArray();
    return ByteBuffer.allocate(ENTRY_HEAD + body.length)
        .putInt(body.length)
        .putInt(crc(body))
        .put(body)
        .flip();
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
   * Writes one entry. When this returns, it survives the end of the machine.
   *
   * @throws IOException if it may not be on the disk; then it is not in the journal either, or the
   *     journal takes no more
   */
  void append(List<Event> events) throws IOException {
    if (failed) {
      throw new IOException("%s could not be written before: restart to go on".formatted(file));
    }
    ByteBuffer entry = encode(events);
    int size = entry.remaining();
    try {
      while (entry.hasRemaining()) {
        channel.write(entry, end + size - entry.remaining());
      }
    } catch (IOException e) {
      undo(e);
      throw e;
    }
    force();
    end += size;
    entries++;
  }

  /**
   * Takes back a half-written entry, so that a disk that was full for a moment costs one request
   * only.
   */
  private void undo(IOException cause) {
    try {
      channel.truncate(end);
      channel.force(true);
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
      channel.force(false);
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  /** Replaces the journal by one with just these entries, in one instant. */
  void rewrite(List<List<Event>> snapshot) throws IOException {
    publish(file, snapshot);
    FileChannel fresh = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.close();
    channel = fresh;
    end = fresh.size();
    entries = snapshot.size();
  }

  /** Writes a journal beside and then over the one that is there. */
  private static void publish(Path file, List<List<Event>> snapshot) throws IOException {
    Path fresh = beside(file);
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writeAll(out, ByteBuffer.wrap(MAGIC));
      for (List<Event> events : snapshot) {
        writeAll(out, encode(events));
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Durably.forceName(file);
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
