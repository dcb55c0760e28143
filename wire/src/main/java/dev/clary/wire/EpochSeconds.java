package dev.clary.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Instants as AWS JSON writes them: seconds since the epoch, milliseconds behind the point. */
final class EpochSeconds {
  /* The last second of year 9999; beyond it no client can show a time. */
  private static final BigDecimal MAX = new BigDecimal("253402300799.999");

  private EpochSeconds() {}

  static boolean fits(BigDecimal seconds) {
    return seconds.abs().compareTo(MAX) <= 0;
  }

  /** The instant, cut to nanoseconds; {@code seconds} must {@linkplain #fits fit}. */
  static Instant read(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    BigDecimal nanos = seconds.subtract(whole).movePointRight(9).setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(whole.longValueExact(), nanos.longValueExact());
  }

  /** The shortest number for the instant, cut to milliseconds, never in exponent notation. */
  static BigDecimal write(Instant instant) {
    BigDecimal seconds = BigDecimal.valueOf(instant.toEpochMilli(), 3).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }
}
