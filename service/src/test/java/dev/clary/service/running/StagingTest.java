package dev.clary.service.running;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.training.Channel;
import dev.clary.service.training.InputMode;
import dev.clary.service.training.Selection;
import dev.clary.service.training.Streaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a channel's files and streams hold, for each way to name and give its objects. */
final class StagingTest {
  private static final Streaming RECORDS = new Streaming(false, true, Optional.empty());

  @TempDir Path directory;

  private final PrefixStore store = new PrefixStore();
  private final Staging staging = new Staging(store, Bench.STRANGER, () -> false);

  private static Channel channel(String uri, Selection selection, Streaming streaming) {
    return new Channel("train", uri, Optional.empty(), InputMode.PIPE, false, selection, streaming);
  }

  private static Channel prefix(String uri) {
    return channel(uri, Selection.PREFIX, Streaming.PLAIN);
  }

  private static Channel manifest(String uri) {
    return channel(uri, new Selection(Selection.Kind.MANIFEST, List.of()), Streaming.PLAIN);
  }

  private static Channel augmented(Streaming streaming, String... attributes) {
    return channel(
        "s3://b/lines",
        new Selection(Selection.Kind.AUGMENTED_MANIFEST, List.of(attributes)),
        streaming);
  }

  /** The content of every file by its path. */
  private Map<String, String> files(Channel channel) throws Exception {
    Path target = directory.resolve("data");
    staging.files(channel, target);
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(target)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(target.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /** The content of every part, in order. */
  private List<byte[]> parts(Channel channel) throws Exception {
    Path target = directory.resolve("stream");
    new StreamParts(staging, channel, target).write();
    try (Stream<Path> all = Files.list(target)) {
      return all.sorted().map(StagingTest::bytes).toList();
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String stream(Channel channel) throws Exception {
    List<byte[]> parts = parts(channel);
    assertThat(parts).hasSize(1);
    return new String(parts.get(0), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/data/train,  'a.csv b/c.csv train.bak'",
    "s3://b/data/train/, 'a.csv b/c.csv'",
    "s3://b/data/tr,     'train.bak train/a.csv train/b/c.csv'",
    "s3://b/data/train/a.csv, 'a.csv'"
  })
  void filesHaveTheirPathsBelowThePrefix(String uri, String expected) throws Exception {
    store.with("s3://b/data/train/a.csv", "A").with("s3://b/data/train/b/c.csv", "C");
    store.with("s3://b/data/train/", "").with("s3://b/data/train.bak", "old");

    assertThat(files(prefix(uri)).keySet()).containsExactly(expected.split(" ", -1));
  }

  @Test
  void aKeyAndAFolderOfTheSameNameAreBothThereWhenThePrefixNamesThem() throws Exception {
    store.with("s3://b/train", "key").with("s3://b/train/a", "below");

    assertThat(files(prefix("s3://b/train"))).containsOnlyKeys("a", "train");
  }

  @ParameterizedTest
  @CsvSource({"a, a/b", "a/b, a/b/c"})
  void aKeyAndAFolderOfTheSameNameBelowThePrefixAreRefused(String key, String below) {
    store.with("s3://b/data/" + key, "key").with("s3://b/data/" + below, "below");

    assertThatThrownBy(() -> files(prefix("s3://b/data/")))
        .isInstanceOf(RefusedJobException.class)
        .hasMessageContaining("'s3://b/data/" + below + "'");
  }

  @Test
  void aManifestNamesItsObjects() throws Exception {
    store.with("s3://b/a/1.csv", "1").with("s3://b/a/x/2.csv", "2").with("s3://b/a/3.csv", "3");
    store.with("s3://c/m", "[{\"prefix\": \"s3://b/a/\"}, \"x/2.csv\", \"1.csv\"]");

    assertThat(files(manifest("s3://c/m")))
        .containsExactly(Map.entry("1.csv", "1"), Map.entry("x/2.csv", "2"));
    assertThat(stream(manifest("s3://c/m"))).isEqualTo("21");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no json                          | channel 'train': the manifest 's3://b/m' is no JSON
          {"prefix": "s3://b/a/"}          | is not a JSON array that begins with {"prefix"
          ["1.csv"]                        | is not a JSON array that begins with {"prefix"
          [{"prefix": 7}, "1.csv"]         | is not a JSON array that begins with {"prefix"
          [{"prefix": "s3://b/a/"}, 7]     | element 2 of the manifest 's3://b/m'
          [{"prefix": "s3://b/a/"}]        | there is no object at 's3://b/m'
          [{"prefix": "s3://b/a/"}, "no"]  | NoSuchKey: there is no object 's3://b/a/no'
          [{"prefix": "s3://b/a/"}, "../1"] | has no place below its prefix
          """)
  void aManifestThatIsNoneIsRefused(String text, String message) {
    store.with("s3://b/m", text).with("s3://b/a/../1", "1");

    assertThatThrownBy(() -> files(manifest("s3://b/m")))
        .isInstanceOf(RefusedJobException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMissingManifestOrAnEmptyPrefixIsRefused() {
    assertThatThrownBy(() -> files(manifest("s3://b/m")))
        .hasMessage("Data download failed: NoSuchKey: there is no object 's3://b/m'");
    assertThatThrownBy(() -> parts(prefix("s3://b/none/")))
        .hasMessage("Data download failed: channel 'train': there is no object at 's3://b/none/'");
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void packedObjectsAreUnpackedOnTheWay() throws Exception {
    store.with("s3://b/z/1", gzip("one ")).with("s3://b/z/2", gzip("two"));
    var packed = new Streaming(true, false, Optional.empty());

    assertThat(stream(channel("s3://b/z/", Selection.PREFIX, packed))).isEqualTo("one two");
  }

  @ParameterizedTest
  @CsvSource({"plain", "''"})
  void whatIsNotPackedIsRefused(String content) {
    store.with("s3://b/z/1", content);
    var packed = new Streaming(true, true, Optional.empty());

    assertThatThrownBy(() -> parts(channel("s3://b/z/", Selection.PREFIX, packed)))
        .isInstanceOf(RefusedJobException.class)
        .hasMessageContaining("channel 'train': 's3://b/z/1' is not in Gzip format");
  }

  /** Reads records as the SageMaker SDK does. */
  private static List<String> records(byte[] stream) {
    var records = new ArrayList<String>();
    ByteBuffer buffer = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      assertThat(buffer.getInt()).isEqualTo(0xced7230a);
      var record = new byte[buffer.getInt()];
      buffer.get(record);
      buffer.position(buffer.position() + (-record.length & 3));
      records.add(new String(record, UTF_8));
    }
    return records;
  }

  @Test
  void eachObjectBecomesARecord() throws Exception {
    store.with("s3://b/r/1", "").with("s3://b/r/2", "abcd").with("s3://b/r/3", "abcde");

    List<byte[]> parts = parts(channel("s3://b/r/", Selection.PREFIX, RECORDS));

    assertThat(parts).hasSize(1);
    assertThat(parts.get(0)).hasSize(8 + 12 + 16);
    assertThat(records(parts.get(0))).containsExactly("", "abcd", "abcde");
  }

  private static final String LINES =
      """
      {"image-ref": "s3://b/1.jpg", "label": "cat", "box": {"x": [1, 2.50]},\
       "n": 12345678901234567890.123456789}

      {"n": 2, "label": "ä", "image-ref": "s3://b/2.jpg", "box": {}}
      """;

  @Test
  void ofAnAugmentedManifestTheAttributesComeInTheirOrder() throws Exception {
    store.with("s3://b/lines", LINES).with("s3://b/1.jpg", "<1>").with("s3://b/2.jpg", "<2>");

    assertThat(stream(augmented(Streaming.PLAIN, "label", "image-ref", "n")))
        .isEqualTo("cat<1>12345678901234567890.123456789ä<2>2");
  }

  @Test
  void eachAttributeBecomesARecord() throws Exception {
    store.with("s3://b/lines", LINES).with("s3://b/1.jpg", "<1>").with("s3://b/2.jpg", "<2>");

    assertThat(records(parts(augmented(RECORDS, "image-ref", "box")).get(0)))
        .containsExactly("<1>", "{\"x\":[1,2.50]}", "<2>", "{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"label": 1}                 | line 1 of the augmented manifest 's3://b/lines' has no attribute 'x-ref'
          {"x-ref": null}              | line 1 of the augmented manifest 's3://b/lines' has no attribute 'x-ref'
          {"x-ref": "s3://b/missing"}  | NoSuchKey: there is no object 's3://b/missing'
          [1]                          | line 1 of the augmented manifest 's3://b/lines' is not a JSON object
          ' '                          | the augmented manifest 's3://b/lines' is empty
          {"x-ref"                     | line 1 of the augmented manifest 's3://b/lines' is not a JSON object
          """)
  void anAugmentedManifestThatIsWrongIsRefused(String line, String message) {
    store.with("s3://b/lines", line);

    assertThatThrownBy(() -> parts(augmented(Streaming.PLAIN, "x-ref")))
        .isInstanceOf(RefusedJobException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsShuffledIsAPartEach() throws Exception {
    store.with("s3://b/lines", LINES).with("s3://b/1.jpg", "<1>").with("s3://b/2.jpg", "<2>");
    var shuffled = new Streaming(false, false, Optional.of(3L));

    assertThat(parts(augmented(shuffled, "label", "n"))).hasSize(2);
  }

  @Test
  void aServerThatEndsDoesNotCopyOn() {
    store.with("s3://b/a", "a");
    var ending = new Staging(store, Bench.STRANGER, () -> true);

    assertThatThrownBy(() -> ending.files(prefix("s3://b/a"), directory.resolve("data")))
        .isInstanceOf(InterruptedException.class);
  }
}
