package dev.clary.service.running;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The record format of MXNet: a magic number and a length, 4 bytes each, then the content, filled
 * up with zeros to a multiple of 4 bytes. Both numbers are little-endian; the three highest bits of
 * the length are zero in a record that is not split.
 *
 * @see <a href="https://mxnet.apache.org/api/architecture/note_data_loading">Designing efficient
 *     data loaders</a>
 */
final class RecordIo {
  private static final int MAGIC = 0xced7230a;
  private static final int ALIGNMENT = 4;

  /** Bytes that fit into a record. */
  static final long LONGEST = (1L << 29) - 1;

  private RecordIo() {}

  /**
   * Writes a file as one record.
   *
   * @throws RefusedJobException if it is longer than a record can be
   */
  static void write(Path file, OutputStream out) throws IOException {
    long length = Files.size(file);
    if (length > LONGEST) {
      throw new RefusedJobException(
          "Data download failed: an object of %d bytes does not fit into a RecordIO record, which"
                  .formatted(length)
              + " has %d at most".formatted(LONGEST));
    }
    out.write(header((int) length));
    Files.copy(file, out);
    out.write(padding(length));
  }

  /** Writes a value as one record. */
  static void write(byte[] value, OutputStream out) throws IOException {
    out.write(header(value.length));
    out.write(value);
    out.write(padding(value.length));
  }

  private static byte[] header(int length) {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(MAGIC)
        .putInt(length)
        .array();
  }

  private static byte[] padding(long length) {
    return new byte[(int) (-length & (ALIGNMENT - 1))];
  }
}
