package dev.clary.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clary.service.metrics.Measurement;
import dev.clary.service.metrics.Metric;
import dev.clary.service.metrics.MetricStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlMetricsTest {
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");
  private static final Metric LOSS = new Metric("mine", "loss", Map.of("Host", "a"));

  @TempDir Path directory;
  private SqlStore store;
  private MetricStore metrics;

  @BeforeEach
  void open() {
    store = SqlStore.open(directory.resolve("clary.db"));
    metrics = store.metrics();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatWasAddedIsReadBackInOrderOfTime() {
    Measurement late = Measurement.of(NOON.plusSeconds(60), 2);
    var early = new Measurement(NOON, 3, 6, 1, 3, "Seconds");

    metrics.add(Map.of(LOSS, List.of(late, early)));

    assertThat(metrics.read(LOSS, NOON, NOON.plusSeconds(61))).containsExactly(early, late);
  }

  @Test
  void aSpanHasItsBeginningAndNotItsEnd() {
    metrics.add(
        Map.of(LOSS, List.of(Measurement.of(NOON, 1), Measurement.of(NOON.plusSeconds(1), 2))));

    assertThat(metrics.read(LOSS, NOON, NOON.plusSeconds(1)))
        .containsExactly(Measurement.of(NOON, 1));
  }

  @Test
  void otherDimensionsAreAnotherMetric() {
    var wider = new Metric("mine", "loss", Map.of("Host", "a", "Phase", "train"));

    metrics.add(Map.of(LOSS, List.of(Measurement.of(NOON, 1))));

    assertThat(metrics.read(wider, NOON, NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void metricsAreListedByNamespaceNameAndTime() {
    var other = new Metric("theirs", "loss", Map.of());
    metrics.add(
        Map.of(
            LOSS, List.of(Measurement.of(NOON, 1), Measurement.of(NOON, 2)),
            other, List.of(Measurement.of(NOON.plusSeconds(60), 1))));

    assertThat(metrics.list(Optional.empty(), Optional.empty(), Optional.empty()))
        .containsExactly(LOSS, other);
    assertThat(metrics.list(Optional.of("mine"), Optional.of("loss"), Optional.empty()))
        .containsExactly(LOSS);
    assertThat(metrics.list(Optional.empty(), Optional.of("gain"), Optional.empty())).isEmpty();
    assertThat(metrics.list(Optional.empty(), Optional.empty(), Optional.of(NOON.plusSeconds(1))))
        .containsExactly(other);
  }

  @Test
  void aMeasurementOfNothingOrWithoutANumberIsRefused() {
    assertThatThrownBy(() -> new Measurement(NOON, 0, 0, 0, 0, "None"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Measurement.of(NOON, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoMeasurementsMakeOneOfBoth() {
    Measurement both = Measurement.of(NOON, 1).and(Measurement.of(NOON.plusSeconds(9), 5));

    assertThat(both).isEqualTo(new Measurement(NOON, 2, 6, 1, 5, "None"));
  }
}
