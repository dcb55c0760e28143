package dev.clary.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The access keys of a data directory. Thread-safe; what changes them is on disk when it returns.
 *
 * <p>They are kept in {@code keys.json}, readable by its owner alone:
 *
 * <pre>{@code
 * {"keys": [{"accessKeyId": "AKIA…", "secretAccessKey": "…", "role": "admin", "created": "2026-11-25T10:00:00Z"}]}
 * }</pre>
 */
public final class Keys {
  private static final String FILE = "keys.json";

  private final Path file;
  private final InstantSource time;
  private volatile List<Key> keys;

  private Keys(Path file, InstantSource time, List<Key> keys) {
    this.file = file;
    this.time = time;
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads the keys of a data directory; the first time, makes an administrator's key and writes it.
   *
   * @throws UncheckedIOException if the file cannot be read, written or understood; the message
   *     never quotes it
   */
  public static Keys open(Path dataDirectory, InstantSource time) {
    Path file = dataDirectory.resolve(FILE);
    try {
      if (Files.notExists(file)) {
        PrivateFile.write(file, json(List.of(Key.random(Role.ADMIN, time.instant()))));
      }
      PrivateFile.close(file);
      return new Keys(file, time, read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the keys in " + file + ": " + e.getMessage(), e);
    }
  }

  public Optional<Key> find(String accessKeyId) {
    return keys.stream().filter(key -> key.accessKeyId().equals(accessKeyId)).findFirst();
  }

  /** The first administrator's key, which the command line signs with. */
  public Key administrator() {
    return keys.stream()
        .filter(key -> key.role() == Role.ADMIN)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no key in keys.json has role admin"));
  }

  /** All keys, the oldest first. */
  public List<Key> all() {
    return keys;
  }

  /**
   * Makes a key, which is accepted from now on.
   *
   * @throws UncheckedIOException if it cannot be written; then there is no such key
   */
  public synchronized Key create(Role role) {
    Key made = Key.random(role, time.instant());
    var changed = new ArrayList<>(keys);
    changed.add(made);
    write(changed);
    return made;
  }

  /**
   * Takes a key away, which is accepted no more, nor is anything derived from it.
   *
   * @return whether there was such a key
   * @throws IllegalStateException if it is the last one of an administrator
   * @throws UncheckedIOException if that cannot be written; then nothing changes
   */
  public synchronized boolean revoke(String accessKeyId) {
    var changed = new ArrayList<>(keys);
    boolean known = changed.removeIf(key -> key.accessKeyId().equals(accessKeyId));
    if (known && changed.stream().noneMatch(key -> key.role() == Role.ADMIN)) {
      throw new IllegalStateException(
          "key %s is the last one of an administrator".formatted(accessKeyId));
    }
    if (known) {
      write(changed);
    }
    return known;
  }

  private void write(List<Key> changed) {
    try {
      PrivateFile.write(file, json(changed));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
    keys = List.copyOf(changed);
  }

  private static String json(List<Key> keys) {
    List<Map<String, String>> entries = keys.stream().map(Keys::entry).toList();
    return new JsonMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(Map.of("keys", entries));
  }

  private static Map<String, String> entry(Key key) {
    var entry = new LinkedHashMap<String, String>();
    entry.put("accessKeyId", key.accessKeyId());
    entry.put("secretAccessKey", key.secretAccessKey());
    entry.put("role", key.role().name().toLowerCase(Locale.ROOT));
    entry.put("created", key.createdAt().toString());
    return entry;
  }

  private static List<Key> read(Path file) throws IOException {
    try {
      var keys = new ArrayList<Key>();
      for (JsonNode entry : new JsonMapper().readTree(Files.readString(file)).required("keys")) {
        keys.add(
            new Key(
                entry.required("accessKeyId").stringValue(),
                entry.required("secretAccessKey").stringValue(),
                Role.valueOf(entry.required("role").stringValue().toUpperCase(Locale.ROOT)),
                Instant.parse(entry.required("created").stringValue())));
      }
      return keys;
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      // The cause may quote the file, secrets included, so it is not passed on.
      throw new IOException(
          "expected {\"keys\": [{\"accessKeyId\", \"secretAccessKey\", \"role\", \"created\"}, …]}");
    }
  }
}
