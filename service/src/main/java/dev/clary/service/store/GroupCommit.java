package dev.clary.service.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Commits several writes in one transaction, so that they cost one flush of the disk, and gives
 * each the outcome that it would have had alone. Confined to one thread.
 */
final class GroupCommit {
  private final Handle handle;

  GroupCommit(Handle handle) {
    this.handle = handle;
  }

  /** Runs all writes, in their order, and settles each once its outcome is durable. */
  void commit(List<Write<?>> group) {
    try {
      handle.execute("BEGIN IMMEDIATE");
      for (Write<?> write : group) {
        run(write);
      }
      handle.execute("COMMIT");
      group.forEach(Write::settle);
    } catch (JdbiException e) {
      rollBack();
      if (group.size() == 1) {
        group.get(0).fail(e);
      } else {
        // Whatever broke the transaction, the others have not deserved it.
        group.forEach(write -> commit(List.of(write)));
      }
    }
  }

  private void run(Write<?> write) {
    handle.execute("SAVEPOINT one");
    if (!write.run(handle)) {
      handle.execute("ROLLBACK TO one");
    }
    handle.execute("RELEASE one");
  }

  private void rollBack() {
    try {
      handle.execute("ROLLBACK");
    } catch (JdbiException e) {
      // A full disk ends the transaction by itself.
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
