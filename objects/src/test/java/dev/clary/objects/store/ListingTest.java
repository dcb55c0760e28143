package dev.clary.objects.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListingTest {
  private static final String[] LETTERS = {"a", "b", "/", "0", "-", "ü", "\uFFFD", "🎉"};

  private static NavigableMap<String, StoredObject> objects(Iterable<String> keys) {
    var objects = new TreeMap<String, StoredObject>(KeyOrder.INSTANCE);
    for (String key : keys) {
      objects.put(
          key, new StoredObject(key, 0, "etag", Instant.EPOCH, Attributes.none(), List.of()));
    }
    return objects;
  }

  private static List<String> names(Listing listing) {
    var names = new ArrayList<String>();
    listing.objects().forEach(object -> names.add(object.key()));
    names.addAll(listing.prefixes());
    return names;
  }

  private static String text(SplittableRandom random, int longest) {
    var text = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void pagesOfAnySizeAddUpToWhatAFilterFinds(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      var keys = new TreeSet<String>(KeyOrder.INSTANCE);
      for (int i = 0; i < 40; i++) {
        keys.add(text(random, 5) + "k");
      }
      String prefix = text(random, 2);
      String delimiter = random.nextInt(3) == 0 ? "" : text(random, 1);
      var expected = new TreeSet<String>(KeyOrder.INSTANCE);
      for (String key : keys) {
        if (key.startsWith(prefix)) {
          int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
          expected.add(at < 0 ? key : key.substring(0, at + delimiter.length()));
        }
      }

      List<String> found = pages(objects(keys), prefix, delimiter, 1 + random.nextInt(7));

      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static List<String> pages(
      NavigableMap<String, StoredObject> objects, String prefix, String delimiter, int size) {
    var found = new ArrayList<String>();
    String after = "";
    boolean more = true;
    while (more) {
      Listing page = Listing.of(objects, new Listing.Query(prefix, delimiter, after, size));
      assertThat(names(page)).hasSizeBetween(page.next().isPresent() ? size : 0, size);
      found.addAll(names(page));
      more = page.next().isPresent();
      after = page.next().orElse("");
    }
    return found;
  }

  @Test
  void aGroupThatWasListedIsNotListedAgain() {
    var objects = objects(List.of("a/1", "a/2", "b", "c/1"));

    Listing page = Listing.of(objects, new Listing.Query("", "/", "a/", 10));

    assertThat(names(page)).containsExactly("b", "c/");
  }

  @Test
  void aKeyInsideAGroupBeginsInsideTheGroup() {
    var objects = objects(List.of("a/1", "a/2", "b"));

    Listing page = Listing.of(objects, new Listing.Query("", "/", "a/1", 10));

    assertThat(names(page)).containsExactly("b", "a/");
  }

  @Test
  void aPageOfNothingIsTheLast() {
    Listing page = Listing.of(objects(List.of("a")), new Listing.Query("", "", "", 0));

    assertThat(names(page)).isEmpty();
    assertThat(page.next()).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void keysAreInTheOrderOfTheirBytes(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      String left = text(random, 4);
      String right = text(random, 4);

      int bytes =
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

      assertThat(Integer.signum(KeyOrder.INSTANCE.compare(left, right)))
          .as("'%s' and '%s'", left, right)
          .isEqualTo(Integer.signum(bytes));
    }
  }

  @Test
  void whatComesAfterAPrefixIsTheLowestString() {
    String highest = Character.toString(Character.MAX_CODE_POINT);

    assertThat(KeyOrder.after("a/")).isEqualTo("a0");
    assertThat(KeyOrder.after("a" + highest)).isEqualTo("b");
    assertThat(KeyOrder.after("\uD7FF")).isEqualTo("\uE000");
    assertThat(KeyOrder.after("\uFFFF")).isEqualTo("\uD800\uDC00");
    assertThat(KeyOrder.after(highest)).isEmpty();
  }
}
