package dev.clary.server.storage;

import dev.clary.objects.ObjectStorage;
import dev.clary.objects.store.Listing;
import dev.clary.objects.store.ObjectRefusedException;
import dev.clary.objects.store.Problem;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The objects that this server serves by S3, without the way over HTTP. Every key that may create a
 * job may read and write them, so their owner makes no difference. Thread-safe.
 */
public final class ServedObjects implements ObjectStore {
  private final ObjectStorage storage;

  public ServedObjects(ObjectStorage storage) {
    this.storage = storage;
  }

  @Override
  public void check(String uri, Owner owner, Access access) {
    ObjectUri location = ObjectUri.of(uri);
    try {
      storage.store().bucket(location.bucket());
    } catch (ObjectRefusedException e) {
      throw new InvalidRequestException(
          "location '%s': there is no bucket '%s'".formatted(uri, location.bucket()));
    } catch (IOException e) {
      throw new InvalidRequestException(
          "location '%s' cannot be reached: %s".formatted(uri, e.getMessage()));
    }
  }

  @Override
  public List<StoredObject> list(String prefix, Owner owner) throws IOException {
    ObjectUri location = ObjectUri.of(prefix);
    try {
      return storage
          .store()
          .list(location.bucket(), Listing.Query.all(location.key()))
          .objects()
          .stream()
          .filter(object -> !ObjectUri.isDirectory(object.key()))
          .map(object -> location.below(object.key(), object.size()))
          .toList();
    } catch (ObjectRefusedException e) {
      throw missing(prefix, e);
    }
  }

  @Override
  public InputStream open(String uri, Owner owner) throws IOException {
    ObjectUri location = ObjectUri.of(uri);
    try {
      return storage.store().open(location.bucket(), location.key()).content();
    } catch (ObjectRefusedException e) {
      throw missing(uri, e);
    }
  }

  @Override
  public void put(String uri, Path file, Owner owner) throws IOException {
    ObjectUri location = ObjectUri.of(uri);
    try {
      storage.put(location.bucket(), location.key(), file);
    } catch (ObjectRefusedException e) {
      throw new InvalidRequestException(
          "location '%s': %s: %s".formatted(uri, e.problem().code(), e.getMessage()));
    }
  }

  @Override
  public void delete(String uri, Owner owner) throws IOException {
    ObjectUri location = ObjectUri.of(uri);
    try {
      storage.store().delete(location.bucket(), Set.of(location.key()));
    } catch (ObjectRefusedException e) {
      throw missing(uri, e);
    }
  }

  private static IOException missing(String uri, ObjectRefusedException refusal) {
    String reason =
        refusal.problem() == Problem.NO_SUCH_BUCKET ? "there is no such bucket" : "no such object";
    var missing = new NoSuchFileException(uri, null, reason);
    missing.initCause(refusal);
    return missing;
  }
}
