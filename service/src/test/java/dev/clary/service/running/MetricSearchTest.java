package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.training.LogLine;
import dev.clary.service.training.MetricDefinition;
import dev.clary.service.training.MetricPoint;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricSearchTest {
  private static final Instant AT = Instant.parse("2030-01-01T00:00:00Z");
  private static final String EXPLODING = "(?=a)((a+)+)b\\1";

  /** A clock by which every look takes a millisecond. */
  private static InstantSource ticking() {
    var millis = new AtomicLong();
    return () -> Instant.ofEpochMilli(millis.incrementAndGet());
  }

  private static MetricSearch search(String... regexes) {
    return new MetricSearch(
        java.util.stream.Stream.of(regexes)
            .map(regex -> new MetricDefinition(regex, regex))
            .toList(),
        ticking());
  }

  private static LogLine line(String text) {
    return new LogLine(7, AT, text);
  }

  private static List<Double> values(MetricSearch search, String text) {
    return search.search(line(text)).stream().map(MetricPoint::value).toList();
  }

  @Test
  void theFirstGroupOfTheFirstMatchAnywhereInTheLineCounts() {
    MetricSearch search = search("loss=([0-9.]+)");

    assertThat(search.search(line("epoch 1 loss=0.5 loss=0.25")))
        .containsExactly(new MetricPoint("loss=([0-9.]+)", 0.5, AT, 7));
  }

  @Test
  void aNestedGroupDoesNotMatter() {
    assertThat(values(search("([0-9]+(.|e\\-)[0-9]+),?"), "lr: 2.3809523e-06"))
        .containsExactly(2.3809523);
  }

  @Test
  void theExpressionsOfTheXgboostImagesFindTheirMetric() {
    String stock =
        ".*\\[[0-9]+\\].*#011validation-rmse:([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?).*";
    MetricSearch search = search(stock, ".*\\[[0-9]+\\].*#011validation-rmse:(\\S+)");

    assertThat(values(search, "[3]#011train-rmse:1.5#011validation-rmse:2.25"))
        .containsExactly(2.25, 2.25);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-1.5, -1.5",
    "+2e-3, 0.002",
    ".5, 0.5",
    "5., 5",
    "nan, NaN",
    "NaN, NaN",
    "inf, Infinity",
    "-Inf, -Infinity",
    "Infinity, Infinity",
    "1e999, Infinity"
  })
  void numbersAreReadAsProgramsPrintThem(String text, double value) {
    assertThat(MetricSearch.parse(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1d", "0x10", "1,5", "--1", "1e"})
  void whatIsNoNumberIsNoValue(String text) {
    assertThat(MetricSearch.parse(text)).isEmpty();
  }

  @Test
  void aGroupThatTookNoPartFindsNothing() {
    assertThat(values(search("done|loss=(\\d+)"), "done")).isEmpty();
  }

  @Test
  void whatTheLinearEngineCannotExpressRunsAnyway() {
    assertThat(values(search("(?<=loss=)([0-9]+)(?! percent)"), "loss=5")).containsExactly(5.0);
  }

  @Test
  void anExpressionThatExplodesIsGivenUpAndSaysSo() {
    MetricSearch search = search(EXPLODING, "ok=(\\d)");

    assertThat(values(search, "a".repeat(64) + "! ok=1")).containsExactly(1.0);
    assertThat(search.complaints())
        .containsExactly(
            "Metric '%s' is not searched for any more: the regular expression took more than 50 ms for one line"
                .formatted(EXPLODING));
    assertThat(search.complaints()).isEmpty();
    assertThat(values(search, "ok=2")).containsExactly(2.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss", "(?:loss)", "(", "(?<=a", "[z-a](x)"})
  void anExpressionWithoutGroupOrMeaningIsRefused(String regex) {
    assertThatThrownBy(() -> search(regex)).isInstanceOf(IllegalArgumentException.class);
  }
}
