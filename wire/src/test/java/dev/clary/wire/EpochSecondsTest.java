package dev.clary.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EpochSecondsTest {

  @ParameterizedTest
  @MethodSource("seeds")
  void millisecondsGoThereAndBack(long seed) {
    Instant instant = Instant.ofEpochMilli(new Random(seed).nextLong() >> 18);

    BigDecimal seconds = EpochSeconds.write(instant);

    assertThat(EpochSeconds.read(seconds)).isEqualTo(instant);
    assertThat(seconds.toString()).isEqualTo(seconds.toPlainString());
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @Test
  void whatIsFinerThanMillisecondsIsNotWritten() {
    Instant instant = Instant.parse("2030-01-01T00:00:00.123999999Z");

    assertThat(EpochSeconds.write(instant)).isEqualTo("1893456000.123");
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 1970-01-01T00:00:01.500Z",
    "-0.25, 1969-12-31T23:59:59.750Z",
    "1.0000000019, 1970-01-01T00:00:01.000000001Z",
    "1e3, 1970-01-01T00:16:40Z",
  })
  void anyNumberOfDigitsIsRead(BigDecimal seconds, Instant instant) {
    assertThat(EpochSeconds.read(seconds)).isEqualTo(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "253402300799.999, true",
    "253402300800, false",
    "-253402300800, false",
    "1e999999999, false",
    "1e-999999999, true",
  })
  void onlyYearsOfFourDigitsFit(BigDecimal seconds, boolean fits) {
    assertThat(EpochSeconds.fits(seconds)).isEqualTo(fits);
  }
}
