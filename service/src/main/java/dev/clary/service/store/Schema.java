package dev.clary.service.store;

import dev.clary.service.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;

/**
 * The tables of the store, as numbered scripts: script {@code n} makes schema {@code n} out of
 * schema {@code n - 1}. A script that was ever released is never changed.
 */
final class Schema {
  static final int VERSION = 2;

  /** Marks the file as ours: "Clar" in ASCII. */
  private static final int APPLICATION = 0x436C6172;

  private Schema() {}

  /** Runs the scripts that the file lacks, within the caller's transaction. */
  static void upgrade(Handle handle, Path file) {
    int version = pragma(handle, "user_version");
    if (version > VERSION) {
      throw new StorageException(
          "%s was written by a newer version of Clary (schema %d, this version knows %d): start that"
                  .formatted(file, version, VERSION)
              + " version, or choose another data directory");
    }
    int application = pragma(handle, "application_id");
    if (application != APPLICATION && (version != 0 || application != 0 || hasTables(handle))) {
      throw new StorageException(file + " is a database of some other program");
    }
    for (int next = version + 1; next <= VERSION; next++) {
      try (var script = handle.createScript(script(next))) {
        script.execute();
      }
    }
    handle.execute("PRAGMA user_version = " + VERSION);
    handle.execute("PRAGMA application_id = " + APPLICATION);
  }

  private static int pragma(Handle handle, String name) {
    return handle.select("PRAGMA " + name).mapTo(Integer.class).one();
  }

  private static boolean hasTables(Handle handle) {
    return handle.select("SELECT count(*) FROM sqlite_schema").mapTo(Integer.class).one() > 0;
  }

  private static String script(int number) {
    String name = "%03d.sql".formatted(number);
    try (InputStream stream = Schema.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError("no schema script " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
