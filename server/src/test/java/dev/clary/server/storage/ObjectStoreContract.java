package dev.clary.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.InvalidRequestException;
import dev.clary.service.training.ObjectStore;
import dev.clary.service.training.ObjectStore.StoredObject;
import dev.clary.service.training.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of objects does, wherever they are. */
abstract class ObjectStoreContract {
  static final String BUCKET = "jobs";
  private static final Owner USER = new Owner("AKIAUSER000000000002", false);

  @TempDir Path files;

  /** The store, with {@link #BUCKET} and nothing else in it. */
  abstract ObjectStore store();

  private void put(String key, String text) throws IOException {
    put(key, Files.writeString(files.resolve("file"), text));
  }

  private void put(String key, Path file) throws IOException {
    store().put(uri(key), file, USER);
  }

  private static String uri(String key) {
    return "s3://%s/%s".formatted(BUCKET, key);
  }

  private byte[] read(String key) throws IOException {
    try (InputStream in = store().open(uri(key), USER)) {
      return in.readAllBytes();
    }
  }

  @Test
  void whatWasPutIsReadAndThenReplaced() throws IOException {
    put("out/a b/ü+%41.txt", "first");

    put("out/a b/ü+%41.txt", "second");

    assertThat(new String(read("out/a b/ü+%41.txt"), UTF_8)).isEqualTo("second");
  }

  @Test
  void aLargeFileComesBackWhole() throws IOException {
    var bytes = new byte[2 * Upload.PART_BYTES + 12_345];
    new SplittableRandom(1).nextBytes(bytes);
    put("large", Files.write(files.resolve("large"), bytes));

    assertThat(read("large")).isEqualTo(bytes);
  }

  @Test
  void whatStartsWithAPrefixIsListedInOrder() throws IOException {
    for (String key :
        new String[] {"data/train/b", "data/train/a/c", "data/test", "other", "data/train/"}) {
      put(key, key);
    }

    assertThat(store().list(uri("data/tr"), USER))
        .containsExactly(
            new StoredObject(uri("data/train/a/c"), "train/a/c", 14),
            new StoredObject(uri("data/train/b"), "train/b", 12));
    assertThat(store().list(uri("other"), USER))
        .containsExactly(new StoredObject(uri("other"), "other", 5));
    assertThat(store().list(uri("none"), USER)).isEmpty();
  }

  @Test
  void moreThanAPageIsListed() throws IOException {
    for (int number = 0; number < 1_005; number++) {
      put("many/" + number, "");
    }

    assertThat(store().list(uri("many/"), USER)).hasSize(1_005);
  }

  @Test
  void whatIsNotThereCannotBeOpened() {
    assertThatThrownBy(() -> read("none"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(uri("none"));
  }

  @Test
  void whatIsDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
    put("out/a", "text");
    put("out/ab", "text");

    store().delete(uri("out/a"), USER);
    store().delete(uri("out/a"), USER);

    assertThat(store().list(uri("out/"), USER))
        .containsExactly(new StoredObject(uri("out/ab"), "ab", 4));
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    String other = "s3://no-such-bucket/x";

    assertThatThrownBy(() -> store().check(other, USER, ObjectStore.Access.WRITE))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(other)
        .hasMessageContaining("there is no bucket 'no-such-bucket'");
    assertThatThrownBy(() -> store().list(other, USER)).isInstanceOf(NoSuchFileException.class);
    assertThatCode(() -> store().check(uri("x"), USER, ObjectStore.Access.WRITE))
        .doesNotThrowAnyException();
  }
}
