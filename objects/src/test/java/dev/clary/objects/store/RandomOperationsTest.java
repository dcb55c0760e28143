package dev.clary.objects.store;

import static dev.clary.objects.store.StoreFixture.BUCKET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store against a map, over anything one can do with it, closed and opened in between. */
final class RandomOperationsTest {
  private static final int OPERATIONS = 250;

  @TempDir Path directory;

  /** What should be there. */
  private final Map<String, String> objects = new TreeMap<>(KeyOrder.INSTANCE);

  private final Map<String, TreeMap<Integer, String>> uploads = new TreeMap<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void whatTheStoreHoldsIsWhatWasPutThere(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    try (var fixture = new StoreFixture(directory.resolve("objects"))) {
      for (int i = 0; i < OPERATIONS; i++) {
        operate(fixture, random);
        if (random.nextInt(25) == 0) {
          fixture.reopened();
          assertSame(fixture);
        }
      }
      assertSame(fixture);
    }
  }

  private void operate(StoreFixture fixture, SplittableRandom random) throws IOException {
    String key = key(random);
    switch (random.nextInt(8)) {
      case 0, 1 -> {
        String content = content(random);
        fixture.put(key, content);
        objects.put(key, content);
      }
      case 2 -> {
        String other = key(random);
        fixture.store().delete(BUCKET, Set.of(key, other.equals(key) ? key + "/" : other));
        objects.keySet().removeAll(List.of(key, other));
      }
      case 3 ->
          uploads.put(
              fixture.store().createUpload(BUCKET, key, Attributes.none()).id(), new TreeMap<>());
      case 4, 5 -> putPart(fixture, random);
      case 6 -> complete(fixture, random);
      default -> abort(fixture, random);
    }
  }

  private void putPart(StoreFixture fixture, SplittableRandom random) throws IOException {
    if (!uploads.isEmpty()) {
      String upload = upload(random);
      int number = 1 + random.nextInt(5);
      String content = content(random);
      fixture.putPart(upload, number, content);
      parts(upload).put(number, content);
    }
  }

  private void complete(StoreFixture fixture, SplittableRandom random) throws IOException {
    if (!uploads.isEmpty()) {
      String upload = upload(random);
      Map<Integer, String> parts = parts(upload);
      var numbers = new ArrayList<>(parts.keySet());
      if (numbers.size() > 1 && random.nextBoolean()) {
        int dropped = random.nextInt(numbers.size());
        numbers.subList(dropped, dropped + 1).clear();
      }
      StoredObject object =
          fixture.store().complete(upload, numbers, Attributes.none(), Condition.none());
      var content = new StringBuilder();
      numbers.forEach(number -> content.append(parts.get(number)));
      objects.put(object.key(), content.toString());
      uploads.remove(upload);
    }
  }

  private void abort(StoreFixture fixture, SplittableRandom random) throws IOException {
    if (uploads.size() > 3) {
      String upload = upload(random);
      fixture.store().abort(upload);
      uploads.remove(upload);
    }
  }

  private Map<Integer, String> parts(String upload) {
    return requireNonNull(uploads.get(upload), upload);
  }

  private String upload(SplittableRandom random) {
    return List.copyOf(uploads.keySet()).get(random.nextInt(uploads.size()));
  }

  private static String key(SplittableRandom random) {
    return "key" + "/ü🎉".substring(0, random.nextInt(3)) + random.nextInt(12);
  }

  private static String content(SplittableRandom random) {
    return "content " + random.nextLong() + "x".repeat(random.nextInt(3) * random.nextInt(200_000));
  }

  private void assertSame(StoreFixture fixture) throws IOException {
    assertThat(fixture.keys()).containsExactlyElementsOf(objects.keySet());
    for (Map.Entry<String, String> object : objects.entrySet()) {
      assertThat(fixture.read(object.getKey()).equals(object.getValue()))
          .as("content of %s", object.getKey())
          .isTrue();
      assertThat(fixture.store().find(BUCKET, object.getKey()).orElseThrow().size())
          .isEqualTo(object.getValue().length());
    }
    assertThat(fixture.store().uploads(BUCKET))
        .extracting(Upload::id)
        .containsExactlyInAnyOrderElementsOf(uploads.keySet());
    for (Map.Entry<String, TreeMap<Integer, String>> upload : uploads.entrySet()) {
      assertThat(fixture.store().parts(upload.getKey()))
          .extracting(Part::number)
          .containsExactlyElementsOf(upload.getValue().keySet());
    }
  }
}
