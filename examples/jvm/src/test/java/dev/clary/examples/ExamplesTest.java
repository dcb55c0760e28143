package dev.clary.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.optimizer.tuning.TuningResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The examples find more than their first guess, which is the middle of all ranges. */
final class ExamplesTest {
  private static final Path BIKES = Path.of("../bikes");

  private static double first(TuningResult result) {
    return result.history().observations().get(0).value().orElseThrow();
  }

  @Test
  void xgboostIsTunedInThisProcess() throws Exception {
    TuningResult result = TuneXgboost.tune(BIKES, 10, 20);

    assertThat(result.history().observations()).hasSize(10).allMatch(o -> o.value().isPresent());
    assertThat(result.value().orElseThrow()).isLessThan(first(result));
    assertThat(result.summary()).contains("10 evaluated, 0 of them failed", "max_depth = ");
  }

  @Test
  void tribuoIsTunedInThisProcess() throws Exception {
    TuningResult result = TuneTribuo.tune(BIKES, 20);

    assertThat(result.history().observations()).hasSize(20).allMatch(o -> o.value().isPresent());
    assertThat(result.value().orElseThrow()).isLessThan(first(result));
    assertThat(result.summary()).contains("20 evaluated, 0 of them failed", "max_depth = ");
  }
}
