package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | anything",
        "loss | val loss=0.5",
        "val loss | loss of val",
        "\"val loss\" | val loss=0.5",
        "?ERROR ?WARN | WARN low disk",
        "loss -train | val loss=0.5",
        "\"say \\\"a\\\"\" | they say \"a\"",
      })
  void aLineIsFound(String pattern, String line) {
    assertThat(LogFilter.parse(pattern).matches(line)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Loss | val loss=0.5",
        "val loss | val gain",
        "\"val loss\" | loss of val",
        "?ERROR ?WARN | INFO",
        "loss -train | train loss=0.5",
      })
  void aLineIsLeftOut(String pattern, String line) {
    assertThat(LogFilter.parse(pattern).matches(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{ $.a = 1 }", "[ip, user]", "%loss.*%"})
  void patternsOfOtherKindsAreRefused(String pattern) {
    assertThatThrownBy(() -> LogFilter.parse(pattern))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(pattern);
  }

  @Test
  void aFilterOfNothingFindsEmptyLinesToo() {
    assertThat(LogFilter.parse("  ").matches("")).isTrue();
  }
}
