package dev.clary.service.store;

import dev.clary.service.StorageException;
import dev.clary.service.training.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes and the one thread that uses it. Callers wait until their write is
 * on the disk; those that queue up meanwhile share the next transaction, each with an outcome of
 * its own, so that many of them cost one flush. Thread-safe.
 */
final class Writer implements AutoCloseable {
  private static final int MOST_IN_GROUP = 64;
  private static final long IDLE_MILLIS = 2_000;

  /** How long a commit that need not wait for the disk is left alone, so that others can join. */
  private static final long COMPANY_MILLIS = 15;

  private static final long CLOSE_MILLIS = 30_000;

  private final Database database;
  private final Handle handle;
  private final BlockingQueue<Write<?>> queue = new LinkedBlockingQueue<>();
  private final GroupCommit commits;
  private final Thread thread;
  private boolean closed; // guarded by this

  private Writer(Database database) {
    this.database = database;
    this.handle = database.openForWriting();
    this.commits = new GroupCommit(database, handle);
    this.thread = new Thread(this::run, "store-writer");
    this.thread.setDaemon(true);
  }

  static Writer start(Database database) {
    var writer = new Writer(database);
    writer.thread.start();
    return writer;
  }

  /**
   * Runs {@code work} in a transaction and returns what it returned, once that is durable. What it
   * throws is thrown here, and nothing of it is stored.
   *
   * @param work may be run again after a rollback, so it touches nothing but the handle
   */
  <T extends @Nullable Object> T write(Function<Handle, T> work) {
    return write(work, Durability.MACHINE);
  }

  /** The same, with {@code durability} when this returns. */
  <T extends @Nullable Object> T write(Function<Handle, T> work, Durability durability) {
    return settled(Write.of(work, durability));
  }

  /** Returns when what was written before is durable. */
  void flush() {
    settled(Write.flush());
  }

  private <T extends @Nullable Object> T settled(Write<T> write) {
    synchronized (this) {
      if (closed) {
        throw new StorageException(database.file() + " is closed");
      }
      queue.add(write);
    }
    try {
      return write.await();
    } catch (JdbiException e) {
      throw database.translate(e);
    }
  }

  /** Why nothing can be stored at present, if that is for want of room. */
  Optional<String> trouble() {
    return commits.trouble();
  }

  private void run() {
    boolean checkpointed = true;
    while (true) {
      List<Write<?>> group = nextGroup(commits.isFlushed() ? IDLE_MILLIS : COMPANY_MILLIS);
      if (!group.isEmpty()) {
        commits.commit(group);
        checkpointed = false;
      } else if (!commits.isFlushed()) {
        commits.flush();
      } else if (done()) {
        return;
      } else if (commits.trouble().isPresent()) {
        commits.probe();
      } else if (!checkpointed) {
        commits.checkpoint();
        checkpointed = true;
      }
    }
  }

  /** Everything that waits, or nothing after an idle while or when it is time to end. */
  private List<Write<?>> nextGroup(long millis) {
    var group = new ArrayList<Write<?>>();
    try {
      Write<?> first = queue.poll(millis, TimeUnit.MILLISECONDS);
      if (first != null) {
        group.add(first);
        queue.drainTo(group, MOST_IN_GROUP - 1);
      }
    } catch (InterruptedException e) {
      // Only close interrupts this thread, to wake it.
    }
    return group;
  }

  private synchronized boolean done() {
    return closed && queue.isEmpty();
  }

  /** Finishes what was queued, at most {@value #CLOSE_MILLIS} ms, and closes the connection. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handle.close();
  }
}
