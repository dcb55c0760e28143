package dev.clary.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "41.73, 41.73",
    "0.5, 0.5",
    "100000, 100000",
    "12345678, 1.23457E+7",
    "0.00001, 0.00001",
    "1.5e-12, 1.5E-12",
    "-3.14159274, -3.14159",
    "NaN, NaN",
  })
  void aNumberHasSixDigitsAtMost(float value, String text) {
    assertThat(Texts.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0:00, 0 s",
    "65, 1:05, 1 min 5 s",
    "120, 2:00, 2 min",
    "7500, 2:05:00, 2 h 5 min"
  })
  void timeSpansAreReadable(long seconds, String clock, String words) {
    Duration span = Duration.ofSeconds(seconds);

    assertThat(Texts.clock(span)).isEqualTo(clock);
    assertThat(Texts.words(span)).isEqualTo(words);
  }

  @Test
  void longDecimalsOfHyperparametersAreShortened() {
    Map<String, String> values =
        Map.of("a", "999.9999999999998", "b", "1.00041e-05", "c", "123456", "d", "relu");

    assertThat(Texts.assignment(values)).isEqualTo("a=1000 b=0.00001 c=123456 d=relu");
  }

  @Test
  void hyperparametersAreSortedByName() {
    assertThat(Texts.assignment(Map.of("eta", "0.1", "depth", "3"))).isEqualTo("depth=3 eta=0.1");
  }
}
