package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.objects.store.Listing;
import dev.clary.objects.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ObjectStorageTest {
  @TempDir Path parent;

  private ObjectStorage storage() {
    return new ObjectStorage(parent.resolve("objects"), InstantSource.system());
  }

  @Test
  void nothingIsMadeBeforeTheFirstUse() {
    try (ObjectStorage storage = storage()) {
      storage.servlet((id, token) -> Optional.empty(), Set.of());

      assertThat(parent).isEmptyDirectory();
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void theServerPutsListsAndReadsWithoutHttp() throws IOException {
    Path file = Files.writeString(parent.resolve("model"), "content");
    try (ObjectStorage storage = storage()) {
      storage.store().createBucket("bucket");

      storage.put("bucket", "job/output/model", file);
      storage.put("bucket", "other", file);

      assertThat(storage.store().list("bucket", Listing.Query.all("job/")).objects())
          .extracting(StoredObject::key)
          .containsExactly("job/output/model");
      try (InputStream in = storage.store().open("bucket", "job/output/model").content()) {
        assertThat(in.readAllBytes()).asString().isEqualTo("content");
      }
    }
  }

  @Test
  void aClosedStorageStaysClosed() throws IOException {
    ObjectStorage storage = storage();
    storage.store();

    storage.close();
    storage.close();

    assertThatThrownBy(storage::store).hasMessageContaining("closed");
    try (ObjectStorage other = storage()) {
      assertThat(other.store().buckets()).isEmpty();
    }
  }
}
