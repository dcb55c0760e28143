package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SparklineTest {

  @Test
  void theHighestValueIsTheHighestBar() {
    assertThat(Sparkline.of(List.of(1f, 8f, 4.5f), true, 10)).isEqualTo("▁█▅");
  }

  @Test
  void equalValuesAreLow() {
    assertThat(Sparkline.of(List.of(3f, 3f), false, 10)).isEqualTo("▁▁");
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    assertThat(Sparkline.of(List.of(Float.NaN, 1f, Float.POSITIVE_INFINITY, 2f), true, 10))
        .isEqualTo("▁█");
  }

  @Test
  void aLongHistoryKeepsTheBestOfEachGroup() {
    List<Float> values = List.of(9f, 1f, 9f, 5f);

    assertThat(Sparkline.of(values, true, 2)).isEqualTo("▁█");
    assertThat(Sparkline.of(values, false, 2)).isEqualTo("▁▁");
  }

  @Test
  void nothingIsDrawnAsNothing() {
    assertThat(Sparkline.of(List.of(), true, 10)).isEmpty();
  }
}
