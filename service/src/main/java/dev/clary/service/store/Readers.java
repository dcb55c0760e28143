package dev.clary.service.store;

import dev.clary.service.StorageException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * A few read-only connections, lent for one read at a time. A statement sees everything that was
 * committed before it began, and nothing that is committed later. Thread-safe.
 */
final class Readers implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 30;

  private final Database database;
  private final int count;
  private final BlockingQueue<Handle> idle;
  private volatile boolean closed;

  Readers(Database database, int count) {
    this.database = database;
    this.count = count;
    this.idle = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      idle.add(database.openForReading());
    }
  }

  <T extends @Nullable Object> T read(Function<Handle, T> work) {
    Handle handle = take();
    try {
      return work.apply(handle);
    } catch (JdbiException e) {
      throw database.translate(e);
    } finally {
      idle.add(handle);
    }
  }

  private Handle take() {
    if (closed) {
      throw new StorageException(database.file() + " is closed");
    }
    try {
      Handle handle = idle.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (handle != null) {
        return handle;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new StorageException("no free connection to read " + database.file());
  }

  /** Closes the connections as they come back, waiting for each for a while. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (int i = 0; i < count; i++) {
      try {
        Handle handle = idle.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (handle != null) {
          handle.close();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
