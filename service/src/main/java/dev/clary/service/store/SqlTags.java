package dev.clary.service.store;

import dev.clary.service.tags.TagStore;
import dev.clary.service.tags.Tagged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The labels of a {@link SqlStore}. Thread-safe. */
final class SqlTags implements TagStore {
  private final Writer writer;
  private final Readers readers;

  SqlTags(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void prepare(Tagged job, Map<String, String> tags) {
    writer.<@Nullable Void>write(
        handle -> {
          if (stored(handle, job).isEmpty()) {
            clear(handle, job);
            put(handle, job, tags);
          }
          return null;
        });
  }

  @Override
  public Optional<Tagged> find(Tagged job) {
    return readers.read(handle -> stored(handle, job)).map(name -> new Tagged(job.kind(), name));
  }

  private static Optional<String> stored(Handle handle, Tagged job) {
    String select =
        switch (job.kind()) {
          case TUNING_JOB -> "SELECT name FROM tuning_job WHERE name = :name COLLATE NOCASE";
          case TRAINING_JOB -> "SELECT name FROM training_job WHERE name = :name COLLATE NOCASE";
        };
    return handle.createQuery(select).bind("name", job.name()).mapTo(String.class).findOne();
  }

  @Override
  public void add(Tagged job, Map<String, String> tags) {
    writer.<@Nullable Void>write(
        handle -> {
          put(handle, job, tags);
          return null;
        });
  }

  private static void put(Handle handle, Tagged job, Map<String, String> tags) {
    tags.forEach(
        (key, value) ->
            handle
                .createUpdate(
                    """
                    INSERT INTO tag (kind, name, key, value) VALUES (:kind, :name, :key, :value)
                        ON CONFLICT (kind, name, key) DO UPDATE SET value = excluded.value
                    """)
                .bind("kind", job.kind().name())
                .bind("name", job.name())
                .bind("key", key)
                .bind("value", value)
                .execute());
  }

  @Override
  public void remove(Tagged job, List<String> keys) {
    writer.<@Nullable Void>write(
        handle -> {
          for (String key : keys) {
            handle
                .createUpdate("DELETE FROM tag WHERE kind = :kind AND name = :name AND key = :key")
                .bind("kind", job.kind().name())
                .bind("name", job.name())
                .bind("key", key)
                .execute();
          }
          return null;
        });
  }

  static void clear(Handle handle, Tagged job) {
    handle
        .createUpdate("DELETE FROM tag WHERE kind = :kind AND name = :name")
        .bind("kind", job.kind().name())
        .bind("name", job.name())
        .execute();
  }

  /** Gives a launched training job the labels that its tuning job has now. */
  static void inherit(Handle handle, String trainingJob, String tuningJob) {
    handle
        .createUpdate(
            """
            INSERT INTO tag (kind, name, key, value)
            SELECT 'TRAINING_JOB', :trainingJob, key, value
              FROM tag
             WHERE kind = 'TUNING_JOB' AND name = :tuningJob
                ON CONFLICT (kind, name, key) DO UPDATE SET value = excluded.value
            """)
        .bind("trainingJob", trainingJob)
        .bind("tuningJob", tuningJob)
        .execute();
  }

  @Override
  public Map<String, String> of(Tagged job) {
    var tags = new TreeMap<String, String>();
    readers.<@Nullable Void>read(
        handle -> {
          handle
              .createQuery("SELECT key, value FROM tag WHERE kind = :kind AND name = :name")
              .bind("kind", job.kind().name())
              .bind("name", job.name())
              .map((row, context) -> Map.entry(row.getString("key"), row.getString("value")))
              .forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
          return null;
        });
    return tags;
  }
}
