package dev.clary.server.storage;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Files of this machine by {@code file:///}, objects by {@code s3://}. Thread-safe. */
public final class ObjectsByScheme implements ObjectStore {
  private final ObjectStore files;
  private final ObjectStore objects;

  public ObjectsByScheme(ObjectStore files, ObjectStore objects) {
    this.files = files;
    this.objects = objects;
  }

  private ObjectStore store(String uri) {
    if (uri.startsWith(ObjectUri.SCHEME)) {
      return objects;
    } else if (uri.startsWith("file:")) {
      return files;
    }
    throw new InvalidRequestException(
        "location '%s': it must start with s3:// or, for an administrator, with file:///"
            .formatted(uri));
  }

  @Override
  public void check(String uri, Owner owner, Access access) {
    store(uri).check(uri, owner, access);
  }

  @Override
  public List<StoredObject> list(String prefix, Owner owner) throws IOException {
    return store(prefix).list(prefix, owner);
  }

  @Override
  public InputStream open(String uri, Owner owner) throws IOException {
    return store(uri).open(uri, owner);
  }

  @Override
  public void put(String uri, Path file, Owner owner) throws IOException {
    store(uri).put(uri, file, owner);
  }

  @Override
  public void delete(String uri, Owner owner) throws IOException {
    store(uri).delete(uri, owner);
  }
}
