package dev.clary.server.storage;

import dev.clary.objects.ObjectStorage;
import dev.clary.service.training.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class ServedObjectsTest extends ObjectStoreContract {
  @TempDir Path directory;
  private ObjectStorage storage;

  @BeforeEach
  void open() throws IOException {
    storage = new ObjectStorage(directory, InstantSource.system());
    storage.store().createBucket(BUCKET);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  ObjectStore store() {
    return new ServedObjects(storage);
  }
}
