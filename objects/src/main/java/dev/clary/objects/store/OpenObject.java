package dev.clary.objects.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An object that is being read: its content stays as it was found, whatever is put or deleted
 * meanwhile, until this is closed. Confined to one thread.
 */
public final class OpenObject implements AutoCloseable {
  private final ContentFiles files;
  private final StoredObject object;
  private boolean closed;

  OpenObject(ContentFiles files, StoredObject object) {
    this.files = files;
    this.object = object;
  }

  public StoredObject object() {
    return object;
  }

  /** All of the content; closing the stream closes this object. */
  public InputStream content() {
    return content(0, object.size());
  }

  /**
   * A range of the content; closing the stream closes this object.
   *
   * @param from first byte, 0 or more
   * @param length in bytes, at most what is there from the first one
   */
  public InputStream content(long from, long length) {
    if (from < 0 || length < 0 || length > object.size() - from) {
      throw new IllegalArgumentException(
          "range of %d bytes from %d: the object has %d".formatted(length, from, object.size()));
    }
    return new FilterInputStream(files.read(object.segments(), from, length)) {
      @Override
      public int read(byte[] bytes, int offset, int count) throws IOException {
        return in.read(bytes, offset, count);
      }

      @Override
      public void close() throws IOException {
        super.close();
        OpenObject.this.close();
      }
    };
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      files.release(object.segments());
    }
  }
}
