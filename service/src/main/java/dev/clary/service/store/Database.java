package dev.clary.service.store;

import dev.clary.service.StorageException;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/** A SQLite file: how connections to it are opened and what its errors mean. Immutable. */
record Database(Path file) {
  private static final int BUSY_TIMEOUT_MILLIS = 5_000;

  /** The one connection that may write. */
  Handle openForWriting() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    return open(config);
  }

  Handle openForReading() {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return open(config);
  }

  private Handle open(SQLiteConfig config) {
    config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
    String url = "jdbc:sqlite:" + file;
    try {
      return Jdbi.create(() -> config.createConnection(url)).open();
    } catch (JdbiException e) {
      throw translate(e);
    }
  }

  /** What to tell a person about an error of the database. */
  StorageException translate(JdbiException error) {
    String what =
        error.getCause() instanceof SQLiteException e
            ? describe(e)
            : String.valueOf(error.getCause());
    return new StorageException("%s: %s".formatted(file, what), error);
  }

  private static String describe(SQLiteException error) {
    return switch (error.getResultCode()) {
      case SQLITE_FULL -> "the disk is full, nothing was stored";
      case SQLITE_NOTADB -> "not a database file";
      case SQLITE_CORRUPT -> "the database file is damaged";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN -> "the file cannot be opened for writing";
      default -> String.valueOf(error.getMessage());
    };
  }
}
