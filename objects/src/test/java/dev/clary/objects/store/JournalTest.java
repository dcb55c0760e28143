package dev.clary.objects.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalTest {
  private static final Instant TIME = Instant.parse("2030-01-01T00:00:00.001Z");

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("journal");
  }

  private List<List<Event>> written(int entries) throws IOException {
    var written = new ArrayList<List<Event>>();
    try (Journal journal = Journal.open(file(), events -> {})) {
      for (int i = 0; i < entries; i++) {
        List<Event> events = List.of(new Event.ObjectDeleted("bucket", "key-%03d".formatted(i)));
        journal.append(events);
        written.add(events);
      }
    }
    return written;
  }

  private List<List<Event>> read() throws IOException {
    var read = new ArrayList<List<Event>>();
    Journal.open(file(), read::add).close();
    return read;
  }

  @Test
  void everyKindOfEventReadsBack() throws IOException {
    var attributes = new Attributes(Map.of("content-type", "a/b"), Map.of("ключ", "🎉"));
    var segments = List.of(new Segment(1, 2), new Segment(Long.MAX_VALUE, 0));
    var object = new StoredObject("k\0ü", 2, "etag", TIME, attributes, segments);
    var upload = new Upload("id", "bucket", "key", TIME, attributes);
    List<Event> events =
        List.of(
            new Event.BucketCreated(new Bucket("bucket", TIME)),
            new Event.BucketDeleted("bucket"),
            new Event.ObjectPut("bucket", object),
            new Event.ObjectDeleted("bucket", "key"),
            new Event.UploadCreated(upload),
            new Event.PartPut("id", new Part(10_000, 3, "etag", TIME, "sum", segments)),
            new Event.UploadEnded("id"));
    assertThat(events.stream().map(Event::getClass).toList()).containsExactlyInAnyOrder(kinds());

    try (Journal journal = Journal.open(file(), replayed -> {})) {
      journal.append(events);
    }

    assertThat(read()).containsExactly(events);
  }

  @SuppressWarnings("unchecked")
  private static Class<? extends Event>[] kinds() {
    return (Class<? extends Event>[]) Event.class.getPermittedSubclasses();
  }

  @Test
  void anEntryTornAtAnyByteIsCutOffAndTheOthersStay() throws IOException {
    List<List<Event>> written = written(3);
    byte[] whole = Files.readAllBytes(file());
    int lastEntry = (whole.length - 8) / 3;

    for (int cut = 1; cut < lastEntry; cut++) {
      Files.write(file(), Arrays.copyOf(whole, whole.length - cut));

      assertThat(read()).as("cut by %d bytes", cut).isEqualTo(written.subList(0, 2));
      assertThat(Files.size(file())).isEqualTo(whole.length - lastEntry);
    }
  }

  @Test
  void anEntryOfZerosOrOfUnwrittenBlocksIsCutOff() throws IOException {
    List<List<Event>> written = written(2);
    long size = Files.size(file());
    Files.write(file(), new byte[4096], StandardOpenOption.APPEND);

    assertThat(read()).isEqualTo(written);

    assertThat(Files.size(file())).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damageBeforeTheLastEntryIsRefused(long seed) throws IOException {
    written(50);
    long size = Files.size(file());
    long entry = (size - 8) / 50;
    // Not the length of an entry: one that reaches beyond the end looks like a torn one.
    long at = 8 + entry * new SplittableRandom(seed).nextInt(40) + 8 + seed;

    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {(byte) 0xA5}), at);
    }

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged at byte");
    assertThat(Files.size(file())).isEqualTo(size);
  }

  @Test
  void anotherFileIsNoJournal() throws IOException {
    Files.writeString(file(), "something else");

    assertThatThrownBy(this::read).hasMessageContaining("not a journal");
  }

  @Test
  void aRewrittenJournalGoesOn() throws IOException {
    List<Event> kept = List.of(new Event.BucketDeleted("kept"));
    List<Event> later = List.of(new Event.BucketDeleted("later"));
    written(20);

    try (Journal journal = Journal.open(file(), events -> {})) {
      journal.rewrite(List.of(kept));
      journal.append(later);
    }

    assertThat(read()).containsExactly(kept, later);
  }

  @Test
  void aRewritingThatWasInterruptedDoesNotCount() throws IOException {
    List<List<Event>> written = written(2);
    Files.writeString(directory.resolve("journal.new"), "half");

    assertThat(read()).isEqualTo(written);

    assertThat(Files.exists(directory.resolve("journal.new"))).isFalse();
  }

  @Test
  void anEntryHoldsManyEvents() throws IOException {
    List<Event> events =
        IntStream.range(0, 1000)
            .mapToObj(i -> (Event) new Event.ObjectDeleted("bucket", "k".repeat(1000) + i))
            .toList();

    try (Journal journal = Journal.open(file(), replayed -> {})) {
      journal.append(events);
    }

    assertThat(read()).containsExactly(events);
  }
}
