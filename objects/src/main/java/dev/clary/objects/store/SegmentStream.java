package dev.clary.objects.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range of the content of several files, one behind the other, with one of them open at a time.
 */
final class SegmentStream extends InputStream {
  private final Iterator<Segment> rest;
  private final Opener opener;
  private long left;
  private long skip;
  private long position;
  private long end;
  private @Nullable FileChannel channel;

  /** Opens the file of a segment. */
  interface Opener {
    FileChannel open(Segment segment) throws IOException;
  }

  /**
   * A range that lies within the segments.
   *
   * @param from first byte of all segments together
   * @param length in bytes
   */
  SegmentStream(List<Segment> segments, Opener opener, long from, long length) {
    this.rest = segments.iterator();
    this.opener = opener;
    this.skip = from;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    FileChannel open = current();
    int wanted = (int) Math.min(length, Math.min(left, end - position));
    int read = open.read(ByteBuffer.wrap(bytes, offset, wanted), position);
    if (read < 0) {
      throw new EOFException("content ends %d bytes early".formatted(left));
    }
    position += read;
    left -= read;
    return read;
  }

  /** The file that has the next byte. */
  private FileChannel current() throws IOException {
    FileChannel open = channel;
    while (open == null || position == end) {
      close();
      if (!rest.hasNext()) {
        throw new EOFException("content ends %d bytes early".formatted(left));
      }
      Segment segment = rest.next();
      position = Math.min(skip, segment.size());
      skip -= position;
      end = segment.size();
      if (position < end) {
        open = opener.open(segment);
        channel = open;
      }
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }
}
