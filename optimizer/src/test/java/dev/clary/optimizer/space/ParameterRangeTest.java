package dev.clary.optimizer.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterRangeTest {

  static Stream<ParameterRange> ranges() {
    return Stream.of(
        new ContinuousRange("linear", -3, 5, Scaling.LINEAR),
        new ContinuousRange("log", 1e-7, 0.1, Scaling.LOGARITHMIC),
        new ContinuousRange("reverse", .5, .999, Scaling.REVERSE_LOGARITHMIC),
        new ContinuousRange("huge", -1.7e308, 1.7e308, Scaling.LINEAR),
        new ContinuousRange("narrow", 1, 1 + 1e-12, Scaling.LOGARITHMIC),
        new ContinuousRange("fixed", 2, 2, Scaling.AUTO),
        new IntegerRange("layers", 1, 8, Scaling.LINEAR),
        new IntegerRange("units", 1, 4096, Scaling.AUTO),
        new IntegerRange("seed", 0, 1L << 31, Scaling.LINEAR),
        new IntegerRange("all", Long.MIN_VALUE, Long.MAX_VALUE, Scaling.LINEAR),
        new CategoricalRange("optimizer", List.of("adam", "sgd", "rmsprop")));
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void valuesLeadToCoordinatesAndBack(ParameterRange range) {
    var random = new SplittableRandom(4);
    for (int i = 0; i < 500; i++) {
      double coordinate = i < 2 ? i : random.nextDouble();

      String value = range.decode(coordinate);
      double snapped = range.encode(value);

      assertThat(snapped).isBetween(0.0, 1.0);
      if (range.size().isPresent()) {
        assertThat(range.decode(snapped)).isEqualTo(value);
        assertThat(range.snap(coordinate)).isEqualTo(snapped);
      } else if (!range.name().equals("narrow") && !range.name().equals("all")) {
        assertThat(snapped).isCloseTo(coordinate, within(1e-9));
      }
      assertThat(range.canonical(value)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.25, 0.894263", "0.5, 0.977639", "0.75, 0.995271", "1, 0.999"})
  void reverseLogarithmsStretchTheUpperEnd(double coordinate, double expected) {
    var range = new ContinuousRange("momentum", .5, .999, Scaling.REVERSE_LOGARITHMIC);

    String value = range.decode(coordinate);

    assertThat(Double.parseDouble(value)).isCloseTo(expected, within(5e-7));
  }

  @Test
  void logarithmicIntegersAreAsLikelyAsTheirCellsAreWide() {
    double[] expected = {.3878, .1803, .1188, .0887, .0708, .0590, .0505, .0442};
    var range = new IntegerRange("k", 1, 8, Scaling.LOGARITHMIC);
    int[] counts = new int[8];

    for (int i = 0; i < 100_000; i++) {
      counts[Integer.parseInt(range.decode((i + 0.5) / 100_000)) - 1]++;
    }

    for (int k = 0; k < 8; k++) {
      assertThat(counts[k] / 100_000.0).isCloseTo(expected[k], within(1e-4));
    }
  }

  @Test
  void linearIntegersAreEquallyLikelyAtTheEnds() {
    var range = new IntegerRange("k", 3, 6, Scaling.LINEAR);

    assertThat(range.decode(0.2499)).isEqualTo("3");
    assertThat(range.decode(0.2501)).isEqualTo("4");
    assertThat(range.decode(0.7501)).isEqualTo("6");
    assertThat(range.encode("3")).isEqualTo(0.125);
  }

  @Test
  void boundsArePrintedAsTheyWereGiven() {
    var range = new ContinuousRange("lr", 1e-5, 0.1, Scaling.LOGARITHMIC);

    assertThat(range.decode(0)).isEqualTo("1e-05");
    assertThat(range.decode(1)).isEqualTo("0.1");
    assertThat(range.decode(2)).isEqualTo("0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "1e-5, 0.1, LOGARITHMIC",
    "0.01, 0.99, LINEAR",
    "0, 1000, LINEAR",
    "0.5, 0.99, REVERSE_LOGARITHMIC",
    "0.5, 0.98, LINEAR",
    "0.6, 0.9999, REVERSE_LOGARITHMIC"
  })
  void theScaleOfRealsIsChosenFromTheirBounds(double min, double max, Scaling expected) {
    assertThat(new ContinuousRange("x", min, max, Scaling.AUTO).resolved().scaling())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 64, LOGARITHMIC", "1, 63, LINEAR", "0, 1000, LINEAR", "16, 1024, LOGARITHMIC"})
  void theScaleOfIntegersIsChosenFromTheirBounds(long min, long max, Scaling expected) {
    assertThat(new IntegerRange("k", min, max, Scaling.AUTO).resolved().scaling())
        .isEqualTo(expected);
  }

  @Test
  void whatCannotBeSearchedIsRefusedWithNameValueAndRule() {
    assertThatThrownBy(() -> new ContinuousRange("lr", 0, 1, Scaling.LOGARITHMIC))
        .hasMessage("range 'lr': logarithmic scaling needs min above 0, got 0.0");
    assertThatThrownBy(() -> new ContinuousRange("lr", 2, 1, Scaling.LINEAR))
        .hasMessage("range 'lr': min 2.0 is above max 1.0");
    assertThatThrownBy(() -> new ContinuousRange("lr", Double.NaN, 1, Scaling.LINEAR))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> new ContinuousRange("m", 0.5, 1, Scaling.REVERSE_LOGARITHMIC))
        .hasMessageContaining("[0, 1)");
    assertThatThrownBy(() -> new IntegerRange("k", 0, 9, Scaling.LOGARITHMIC))
        .hasMessageContaining("min of 1 or more, got 0");
    assertThatThrownBy(() -> new IntegerRange("k", 1, 9, Scaling.REVERSE_LOGARITHMIC))
        .hasMessageContaining("no reverse logarithmic");
    assertThatThrownBy(() -> new CategoricalRange("c", List.of("a", "a")))
        .hasMessage("range 'c': value 'a' is listed twice");
    assertThatThrownBy(() -> new CategoricalRange("c", List.of()))
        .hasMessageContaining("one value");
  }

  @Test
  void valuesOfParentsOutsideTheBoundsCountAsTheNearerBound() {
    assertThat(new ContinuousRange("x", 1, 2, Scaling.LINEAR).encode("7")).isEqualTo(1);
    assertThat(new IntegerRange("k", 1, 4, Scaling.LINEAR).encode("0.4")).isEqualTo(0.125);
    assertThatThrownBy(() -> new CategoricalRange("c", List.of("a", "b")).encode("z"))
        .hasMessage("range 'c': 'z' is none of [a, b]");
  }

  @Test
  void rangesOfTheSameValuesWrittenDifferentlyAreOneAssignment() {
    var space =
        SearchSpace.of(
            new ContinuousRange("lr", 0, 1, Scaling.LINEAR),
            new IntegerRange("k", 0, 100, Scaling.LINEAR));
    var spelled = new java.util.LinkedHashMap<String, String>();
    spelled.put("lr", "0.10");
    spelled.put("k", "1e1");

    Assignment canonical = space.canonical(new Assignment(spelled));

    assertThat(canonical.values()).containsEntry("lr", "0.1").containsEntry("k", "10");
  }

  @Test
  void sizesMultiplyUnlessTheyOverflow() {
    var ten = new IntegerRange("a", 1, 10, Scaling.LINEAR);
    var wide = new IntegerRange("b", 0, Long.MAX_VALUE - 1, Scaling.LINEAR);
    var all = new IntegerRange("c", Long.MIN_VALUE, Long.MAX_VALUE, Scaling.LINEAR);
    var category = new CategoricalRange("d", List.of("x", "y"));

    assertThat(SearchSpace.of(ten, category).size()).hasValue(20);
    assertThat(SearchSpace.of(ten, wide).size()).isEmpty();
    assertThat(SearchSpace.of(all).size()).isEmpty();
    assertThat(SearchSpace.of(new ContinuousRange("e", 0, 1, Scaling.LINEAR)).size()).isEmpty();
  }

  @Test
  void everyIndexOfAFiniteSpaceIsAnotherAssignment() {
    var space =
        SearchSpace.of(
            new IntegerRange("k", 3, 6, Scaling.LINEAR),
            new CategoricalRange("c", List.of("x", "y", "z")),
            new ContinuousRange("fixed", 2, 2, Scaling.LINEAR));

    var assignments =
        java.util.stream.LongStream.range(0, 12)
            .mapToObj(index -> space.decode(space.nth(index)))
            .distinct()
            .toList();

    assertThat(assignments).hasSize(12);
    assertThat(assignments.get(1).values().values()).containsExactly("3", "y", "2.0");
  }

  @Test
  void aSpaceNeedsDistinctNames() {
    var range = new IntegerRange("k", 3, 6, Scaling.LINEAR);

    assertThatThrownBy(() -> SearchSpace.of(range, range)).hasMessage("two ranges are named 'k'");
    assertThatThrownBy(() -> new SearchSpace(List.of())).hasMessageContaining("at least one");
  }
}
