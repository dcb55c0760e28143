package dev.clary.objects.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A store with one bucket, and short words for what tests do with it. */
final class StoreFixture implements AutoCloseable {
  static final String BUCKET = "bucket";
  static final Instant NOW = Instant.parse("2030-01-01T00:00:00.123Z");

  private final Path directory;
  private DurableStore store;

  StoreFixture(Path directory) throws IOException {
    this.directory = directory;
    this.store = open(directory);
    store.createBucket(BUCKET);
  }

  static DurableStore open(Path directory) throws IOException {
    return DurableStore.open(directory, InstantSource.fixed(NOW));
  }

  DurableStore store() {
    return store;
  }

  /** Closes the store and opens what it left on the disk. */
  DurableStore reopened() throws IOException {
    store.close();
    store = open(directory);
    return store;
  }

  StoredObject put(String key, String content) throws IOException {
    return put(key, content, Condition.none());
  }

  StoredObject put(String key, String content, Condition condition) throws IOException {
    try (Received received = store.receive(bytes(content))) {
      return store.put(BUCKET, key, Attributes.none(), received, condition);
    }
  }

  Part putPart(String upload, int number, String content) throws IOException {
    try (Received received = store.receive(bytes(content))) {
      return store.putPart(upload, number, "", received);
    }
  }

  String read(String key) throws IOException {
    try (InputStream in = store.open(BUCKET, key).content()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  List<String> keys() {
    return store.list(BUCKET, Listing.Query.all("")).objects().stream()
        .map(StoredObject::key)
        .toList();
  }

  /** How many files hold content, whoever they belong to. */
  long files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory.resolve("content"))) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  static InputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    store.close();
  }
}
