package dev.clary.objects.store;

import static dev.clary.objects.store.StoreFixture.BUCKET;
import static dev.clary.objects.store.StoreFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DurableStoreTest {
  @TempDir Path parent;
  private Path directory;
  private StoreFixture fixture;

  @BeforeEach
  void openStore() throws IOException {
    directory = parent.resolve("objects");
    fixture = new StoreFixture(directory);
  }

  @AfterEach
  void closeStore() {
    fixture.close();
  }

  @Test
  void anObjectReadsBackAfterTheStoreWasClosed() throws IOException {
    var attributes = new Attributes(Map.of("content-type", "text/plain"), Map.of("user", "ü"));
    try (Received content = fixture.store().receive(bytes("hello"))) {
      fixture.store().put(BUCKET, "key", attributes, content, Condition.none());
    }

    StoredObject object = fixture.reopened().find(BUCKET, "key").orElseThrow();

    assertThat(fixture.read("key")).isEqualTo("hello");
    assertThat(object.etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    assertThat(object.size()).isEqualTo(5);
    assertThat(object.modified()).isEqualTo(StoreFixture.NOW);
    assertThat(object.attributes()).isEqualTo(attributes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../../../outside",
        "a/../b",
        "/",
        "//",
        "a//b",
        "\0",
        "\n",
        "C:\\x",
        "🎉/日本",
        "con",
        "."
      })
  void anyKeyNamesAnObjectAndNoFile(String key) throws IOException {
    fixture.put(key, "content of " + key);

    fixture.reopened();

    assertThat(fixture.read(key)).isEqualTo("content of " + key);
    try (Stream<Path> beside = Files.list(parent)) {
      assertThat(beside).containsExactly(directory);
    }
    assertThat(fixture.files()).isEqualTo(1);
  }

  @Test
  void aKeyIsBothAnObjectAndAPrefix() throws IOException {
    fixture.put("ck", "object");
    fixture.put("ck/child", "child");
    fixture.put("c".repeat(300) + "/" + "d".repeat(300), "long");

    fixture.reopened();

    assertThat(fixture.read("ck")).isEqualTo("object");
    assertThat(fixture.read("ck/child")).isEqualTo("child");
    assertThat(fixture.keys()).hasSize(3);
  }

  @Test
  void aKeyHasAtMost1024Bytes() throws IOException {
    fixture.put("ü".repeat(512), "fits");

    assertRefused(() -> fixture.put("ü".repeat(513), "does not fit"), Problem.KEY_TOO_LONG);
    assertRefused(() -> fixture.put("", "no key"), Problem.KEY_TOO_LONG);
    assertThat(fixture.files()).isEqualTo(1);
  }

  @Test
  void aReplacedObjectLeavesNoFile() throws IOException {
    fixture.put("key", "first");
    fixture.put("key", "second");

    assertThat(fixture.read("key")).isEqualTo("second");
    assertThat(fixture.files()).isEqualTo(1);
  }

  @Test
  void aReaderKeepsWhatItOpened() throws IOException {
    fixture.put("key", "first");
    OpenObject open = fixture.store().open(BUCKET, "key");

    fixture.put("key", "second");
    fixture.store().delete(BUCKET, Set.of("key"));
    String read;
    try (InputStream in = open.content()) {
      read = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(read).isEqualTo("first");
    assertThat(fixture.files()).isZero();
  }

  @Test
  void contentThatBreaksOffLeavesNothing() throws IOException {
    var lost =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("connection lost");
          }
        };
    var broken = new SequenceInputStream(bytes("some"), lost);

    assertThatThrownBy(() -> fixture.store().receive(broken)).hasMessage("connection lost");
    assertThat(fixture.files()).isZero();
  }

  @Test
  void contentThatIsNeverPutIsDeleted() throws IOException {
    fixture.store().receive(bytes("unused")).close();

    assertThat(fixture.files()).isZero();
  }

  @Test
  void filesOfNoObjectAreSweptAtTheStart() throws IOException {
    fixture.put("key", "kept");
    fixture.store().receive(bytes("lost in a crash"));
    assertThat(fixture.files()).isEqualTo(2);

    fixture.reopened();

    assertThat(fixture.files()).isEqualTo(1);
    assertThat(fixture.read("key")).isEqualTo("kept");
  }

  @Test
  void aConditionIsJudgedWithTheWrite() throws IOException {
    StoredObject first = fixture.put("key", "first", Condition.absent());

    assertRefused(
        () -> fixture.put("key", "second", Condition.absent()), Problem.PRECONDITION_FAILED);
    assertRefused(
        () -> fixture.put("key", "second", new Condition("\"other\"", null)),
        Problem.PRECONDITION_FAILED);
    assertRefused(
        () -> fixture.put("none", "second", new Condition("*", null)), Problem.NO_SUCH_KEY);
    fixture.put("key", "third", new Condition('"' + first.etag() + '"', null));
    assertThat(fixture.read("key")).isEqualTo("third");
  }

  @Test
  void deletingWhatIsNotThereIsDone() throws IOException {
    fixture.put("a", "1");
    fixture.put("b", "2");

    fixture.store().delete(BUCKET, Set.of("a", "none"));

    fixture.reopened();
    assertThat(fixture.keys()).containsExactly("b");
    assertThat(fixture.files()).isEqualTo(1);
  }

  @Test
  void attributesChangeWithoutTheContent() throws IOException {
    fixture.put("key", "content");

    fixture.store().putAttributes(BUCKET, "key", new Attributes(Map.of(), Map.of("a", "b")));

    fixture.reopened();
    assertThat(fixture.read("key")).isEqualTo("content");
    assertThat(fixture.store().find(BUCKET, "key").orElseThrow().attributes().metadata())
        .isEqualTo(Map.of("a", "b"));
  }

  @Test
  void bucketsAreMadeOnceAndDeletedEmpty() throws IOException {
    DurableStore store = fixture.store();
    fixture.put("key", "content");

    assertRefused(() -> store.createBucket(BUCKET), Problem.BUCKET_ALREADY_OWNED_BY_YOU);
    assertRefused(() -> store.deleteBucket(BUCKET), Problem.BUCKET_NOT_EMPTY);
    store.delete(BUCKET, Set.of("key"));
    store.createUpload(BUCKET, "unfinished", Attributes.none());
    store.deleteBucket(BUCKET);
    assertThat(fixture.reopened().buckets()).isEmpty();
    assertRefused(() -> fixture.put("key", "content"), Problem.NO_SUCH_BUCKET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "Upper", "a_b", "-ab", "ab-", "a..b", "192.168.0.1", "a/b"})
  void aBucketNeedsANameThatS3Allows(String name) {
    assertRefused(() -> fixture.store().createBucket(name), Problem.INVALID_BUCKET_NAME);
  }

  @Test
  void partsMakeAnObjectInTheirOrder() throws IOException {
    DurableStore store = fixture.store();
    var attributes = new Attributes(Map.of("content-type", "x/y"), Map.of());
    String upload = store.createUpload(BUCKET, "key", attributes).id();
    fixture.putPart(upload, 2, "two");
    fixture.putPart(upload, 1, "uno");
    fixture.putPart(upload, 1, "one");
    fixture.putPart(upload, 3, "left out");

    store = fixture.reopened();
    assertThat(store.parts(upload)).extracting(Part::number).containsExactly(1, 2, 3);
    StoredObject object = store.complete(upload, List.of(1, 2), attributes, Condition.none());

    fixture.reopened();
    assertThat(fixture.read("key")).isEqualTo("onetwo");
    assertThat(object.etag()).isEqualTo("1397b7ee3222e3980d0d20f23a871b02-2");
    assertThat(object.size()).isEqualTo(6);
    assertThat(fixture.files()).isEqualTo(2);
    assertThat(fixture.store().uploads(BUCKET)).isEmpty();
  }

  @Test
  void anUploadThatEndedIsGone() throws IOException {
    DurableStore store = fixture.store();
    String upload = store.createUpload(BUCKET, "key", Attributes.none()).id();
    fixture.putPart(upload, 1, "one");

    assertRefused(
        () -> store.complete(upload, List.of(1, 2), Attributes.none(), Condition.none()),
        Problem.INVALID_PART);
    store.abort(upload);

    assertThat(fixture.files()).isZero();
    assertRefused(() -> fixture.putPart(upload, 2, "two"), Problem.NO_SUCH_UPLOAD);
    assertRefused(() -> store.abort(upload), Problem.NO_SUCH_UPLOAD);
    assertThat(fixture.files()).isZero();
  }

  @Test
  void aRangeCrossesParts() throws IOException {
    DurableStore store = fixture.store();
    String upload = store.createUpload(BUCKET, "key", Attributes.none()).id();
    fixture.putPart(upload, 1, "abc");
    fixture.putPart(upload, 2, "");
    fixture.putPart(upload, 3, "defg");
    store.complete(upload, List.of(1, 2, 3), Attributes.none(), Condition.none());

    try (InputStream in = store.open(BUCKET, "key").content(2, 4)) {
      assertThat(in.readAllBytes()).asString().isEqualTo("cdef");
    }
    try (InputStream in = store.open(BUCKET, "key").content(3, 1)) {
      assertThat(in.read()).isEqualTo('d');
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void aSecondStoreOnTheSameDirectoryIsRefused() {
    assertThatThrownBy(() -> StoreFixture.open(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another process");
  }

  @Test
  void filesWithoutAJournalAreNotSwept() throws IOException {
    fixture.put("key", "content");
    fixture.close();
    Files.delete(directory.resolve("journal"));

    assertThatThrownBy(() -> StoreFixture.open(directory))
        .hasMessageContaining("journal is missing");

    assertThat(fixture.files()).isEqualTo(1);
  }

  @Test
  void aLongHistoryIsRewritten() throws IOException {
    writeLongHistory();

    fixture.reopened();
    fixture.put("other", "content");

    fixture.reopened();

    assertThat(fixture.read("key")).isEqualTo("content");
    assertThat(Files.size(directory.resolve("journal"))).isLessThan(1_000);
  }

  @Test
  void aWriteThatFailsLeavesWhatWasThere() throws IOException {
    fixture.put("key", "first");
    fixture.store().close();

    assertThatThrownBy(() -> fixture.put("key", "second")).isInstanceOf(IOException.class);

    fixture.reopened();
    assertThat(fixture.read("key")).isEqualTo("first");
    assertThat(fixture.files()).isEqualTo(1);
  }

  @Test
  void aHistoryThatCannotBeRewrittenDoesNotFailWhatWasWritten() throws IOException {
    writeLongHistory();
    fixture.reopened();
    Path obstacle = Files.createDirectories(directory.resolve("journal.new/full"));

    fixture.put("other", "content");
    fixture.put("third", "content");

    Files.delete(obstacle);
    Files.delete(obstacle.getParent());
    fixture.put("fourth", "content");
    assertThat(Files.size(directory.resolve("journal"))).isLessThan(1_000);
    fixture.reopened();
    assertThat(fixture.keys()).containsExactly("fourth", "key", "other", "third");
    assertThat(fixture.read("other")).isEqualTo("content");
    assertThat(fixture.files()).isEqualTo(4);
  }

  /** Leaves one object, and a closed store. */
  private void writeLongHistory() throws IOException {
    StoredObject object = fixture.put("key", "content");
    fixture.close();
    var history = new ArrayList<List<Event>>();
    try (Journal journal = Journal.open(directory.resolve("journal"), history::add)) {
      for (int i = 0; i < 3_000; i++) {
        history.add(List.of(new Event.ObjectPut(BUCKET, object)));
      }
      journal.rewrite(history);
    }
  }

  @Test
  void tenThousandObjectsOpenAndListWithoutReadingThem() throws IOException {
    fixture.close();
    List<Event> puts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "part-%02d/%05d".formatted(i % 50, i))
            .map(
                key ->
                    new StoredObject(
                        key, 0, "etag", StoreFixture.NOW, Attributes.none(), List.of()))
            .map(object -> (Event) new Event.ObjectPut(BUCKET, object))
            .toList();
    try (Journal journal = Journal.open(directory.resolve("journal"), events -> {})) {
      journal.append(puts);
    }

    DurableStore store = fixture.reopened();
    Listing groups = store.list(BUCKET, new Listing.Query("", "/", "", 1000));
    List<String> keys = fixture.keys();

    assertThat(groups.prefixes()).hasSize(50).isSorted();
    assertThat(keys).hasSize(10_000).isSorted();
    assertThat(fixture.read("part-49/09999")).isEmpty();
  }

  static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      ThrowingCallable action, Problem problem) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            ObjectRefusedException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(problem));
  }
}
