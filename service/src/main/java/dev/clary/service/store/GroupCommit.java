package dev.clary.service.store;

import dev.clary.service.DiskFullException;
import dev.clary.service.StorageException;
import dev.clary.service.training.Durability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Commits several writes in one transaction, so that they cost one flush of the disk, or none if
 * all can wait, and gives each the outcome that it would have had alone. Confined to one thread but
 * for {@link #trouble}.
 */
final class GroupCommit {
  /** Commits after which the disk is waited for, whether anybody asked or not. */
  private static final int MOST_UNFLUSHED = 32;

  private final Database database;
  private final Handle handle;
  private final List<Write<?>> patient = new ArrayList<>();
  private boolean flushing = true; // as the connection was opened
  private int unflushed;
  private volatile @Nullable String trouble;

  GroupCommit(Database database, Handle handle) {
    this.database = database;
    this.handle = handle;
  }

  /**
   * Runs all writes, in their order, and settles each once its outcome is as durable as it asked.
   */
  void commit(List<Write<?>> group) {
    boolean durable = unflushed >= MOST_UNFLUSHED || group.stream().anyMatch(Write::isDurable);
    try {
      flushOnCommit(durable);
      handle.execute("BEGIN IMMEDIATE");
      boolean kept = group.size() == 1 ? group.get(0).run(handle) : runAll(group);
      handle.execute(kept ? "COMMIT" : "ROLLBACK");
    } catch (JdbiException e) {
      rollBack();
      note(e);
      if (group.size() == 1) {
        group.get(0).fail(e);
      } else {
        // Whatever broke the transaction, the others have not deserved it.
        group.forEach(write -> commit(List.of(write)));
      }
      return;
    }
    trouble = null;
    committed(group, durable);
  }

  private void note(JdbiException error) {
    if (database.translate(error) instanceof DiskFullException full) {
      trouble = full.getMessage();
    }
  }

  /** Why nothing could be stored the last time, if that was for want of room. Thread-safe. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Tries whether there is room again, without changing anything. */
  void probe() {
    int version = handle.select("PRAGMA user_version").mapTo(Integer.class).one();
    commit(
        List.of(Write.of(h -> h.execute("PRAGMA user_version = " + version), Durability.MACHINE)));
  }

  private void flushOnCommit(boolean wanted) {
    if (flushing != wanted) {
      handle.execute("PRAGMA synchronous = " + (wanted ? "FULL" : "NORMAL"));
      flushing = wanted;
    }
  }

  /** Keeps what each write did apart from what the others do. */
  private boolean runAll(List<Write<?>> group) {
    for (Write<?> write : group) {
      handle.execute("SAVEPOINT one");
      if (!write.run(handle)) {
        handle.execute("ROLLBACK TO one");
      }
      handle.execute("RELEASE one");
    }
    return true;
  }

  private void rollBack() {
    try {
      handle.execute("ROLLBACK");
    } catch (JdbiException e) {
      // A full disk ends the transaction by itself.
    }
  }

  private void committed(List<Write<?>> group, boolean durable) {
    for (Write<?> write : group) {
      if (write.isPatient()) {
        patient.add(write);
      } else {
        write.settle();
      }
    }
    unflushed++;
    if (durable) {
      flushed();
    }
  }

  private void flushed() {
    unflushed = 0;
    patient.forEach(Write::settle);
    patient.clear();
  }

  /** Whether everything that was committed is on the disk. */
  boolean isFlushed() {
    return unflushed == 0;
  }

  /** Waits for the disk, for the sake of those who did not. */
  void flush() {
    try {
      database.flushLog();
      flushed();
    } catch (StorageException e) {
      unflushed = 0; // The disk is broken: asking it again and again would not mend it.
      patient.forEach(write -> write.fail(e));
      patient.clear();
    }
  }

  /** Moves the log into the file while nobody waits, so that the log stays short. */
  void checkpoint() {
    try {
      // A reader in the way is not waited for: the next write may come any moment.
      handle.execute("PRAGMA busy_timeout = 0");
      handle.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (JdbiException e) {
      // The disk is full, perhaps: the log is as good a place.
    } finally {
      handle.execute("PRAGMA busy_timeout = " + Database.BUSY_TIMEOUT_MILLIS);
    }
  }
}
