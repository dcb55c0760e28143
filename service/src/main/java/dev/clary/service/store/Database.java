package dev.clary.service.store;

import dev.clary.service.DiskFullException;
import dev.clary.service.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/** A SQLite file: how connections to it are opened and what its errors mean. Immutable. */
record Database(Path file) {
  static final int BUSY_TIMEOUT_MILLIS = 5_000;

  /** The one connection that may write. */
  Handle openForWriting() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    Handle handle = open(config);
    handle.execute("PRAGMA fullfsync = 1"); // macOS flushes the disk's own cache only when asked so
    return handle;
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

  /**
   * Waits until the write-ahead log is on the disk, and so what was committed without waiting.
   * Takes no space, so it works on a full disk. SQLite holds no lock on the log that closing could
   * drop.
   */
  void flushLog() {
    try (var log = FileChannel.open(Path.of(file + "-wal"), StandardOpenOption.WRITE)) {
      log.force(false);
    } catch (IOException e) {
      throw new StorageException("%s-wal: %s".formatted(file, e), e);
    }
  }

  /** What to tell a person about an error of the database. */
  StorageException translate(JdbiException error) {
    if (error.getCause() instanceof SQLiteException e) {
      String message = "%s: %s".formatted(file, describe(e));
      return isFull(e)
          ? new DiskFullException(message, error)
          : new StorageException(message, error);
    }
    return new StorageException("%s: %s".formatted(file, error.getCause()), error);
  }

  /** Whether there is no room; a quota, or a limit on the size of files, looks like a bad disk. */
  private static boolean isFull(SQLiteException error) {
    String code = error.getResultCode().name();
    return code.equals("SQLITE_FULL") || code.equals("SQLITE_IOERR_WRITE");
  }

  private static String describe(SQLiteException error) {
    String code = error.getResultCode().name();
    if (code.equals("SQLITE_FULL")) {
      return "the disk is full, nothing was stored";
    } else if (code.startsWith("SQLITE_IOERR")) {
      return "the disk is full or fails, nothing was stored (%s)".formatted(code);
    } else if (code.equals("SQLITE_NOTADB")) {
      return "not a database file";
    } else if (code.startsWith("SQLITE_CORRUPT")) {
      return "the database file is damaged";
    } else if (code.startsWith("SQLITE_READONLY") || code.startsWith("SQLITE_CANTOPEN")) {
      return "the file cannot be opened for writing";
    }
    return String.valueOf(error.getMessage());
  }
}
