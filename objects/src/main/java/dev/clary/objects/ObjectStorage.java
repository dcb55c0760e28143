package dev.clary.objects;

import static java.util.Objects.requireNonNull;

import dev.clary.objects.access.AccessKeys;
import dev.clary.objects.store.Attributes;
import dev.clary.objects.store.Condition;
import dev.clary.objects.store.DurableStore;
import dev.clary.objects.store.Received;
import dev.clary.objects.store.StoredObject;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects below one directory, for programs that speak S3 and for the server itself. Nothing is
 * opened, and none of the classes behind it loaded, before the first use. Thread-safe.
 *
 * <pre>{@code
 * var storage = new ObjectStorage(data.resolve("objects"), InstantSource.system());
 * var servlet = storage.servlet(keys::find, Set.of("s3.localhost", "localhost"));   // mount at /*
 * storage.put("bucket", "job/output/model.tar.gz", file);              // or without HTTP
 * }</pre>
 */
public final class ObjectStorage implements AutoCloseable {
  private final Path directory;
  private final InstantSource time;
  private @Nullable DurableStore store;
  private boolean closed;

  public ObjectStorage(Path directory, InstantSource time) {
    this.directory = requireNonNull(directory, "directory");
    this.time = requireNonNull(time, "time");
  }

  /**
   * The store, opened by the first call.
   *
   * @throws IOException as {@link DurableStore#open(Path, InstantSource)}; the next call tries
   *     again
   */
  public synchronized DurableStore store() throws IOException {
    if (closed) {
      throw new IOException("the store of objects is closed");
    }
    DurableStore open = store;
    if (open == null) {
      open = DurableStore.open(directory, time);
      store = open;
    }
    return open;
  }

  /**
   * Puts a file under a key, whole and durably or not at all, in place of the object that is there.
   */
  public StoredObject put(String bucket, String key, Path file) throws IOException {
    DurableStore open = store();
    try (InputStream in = Files.newInputStream(file);
        Received content = open.receive(in)) {
      return open.put(bucket, key, Attributes.none(), content, Condition.none());
    }
  }

  /**
   * A servlet that speaks S3, to be mounted at {@code /*} by a container that passes on paths as
   * they came: neither decoded nor normalized, with empty segments, encoded slashes and {@code ..}
   * allowed.
   *
   * @param hosts names whose subdomains are buckets, without port, such as {@code s3.localhost};
   *     under any other name, and these names themselves, the bucket is the first part of the path
   */
  public HttpServlet servlet(AccessKeys keys, Set<String> hosts) {
    return new ObjectsServlet(this, keys, hosts);
  }

  /** Closes the store, if it was opened. */
  @Override
  public synchronized void close() {
    closed = true;
    if (store != null) {
      store.close();
      store = null;
    }
  }
}
