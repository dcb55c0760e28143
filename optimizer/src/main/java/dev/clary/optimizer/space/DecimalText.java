package dev.clary.optimizer.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Real numbers as text: the shortest decimal that reads back as the same double. */
final class DecimalText {

  /*
   * Printed as Python's repr does, since most training programs are written in Python: plain from
   * 1e-4 up to 1e16, with exponent elsewhere, always with a point or an exponent. Double.toString is
   * not used: before JDK 19 it does not always find the shortest text (JDK-4511638).
   *
   * Every decimal of at most 15 digits survives the way to a normal double and back to 15 digits, so
   * 15 digits without trailing zeros are the shortest text if they read back. Otherwise it takes 16
   * or 17. At powers of two the gap above is twice the gap below; there the nearest decimal of a
   * length may fail where the next one up reads back. Denormals have fewer digits and are searched
   * from 1.
   */

  private static final int SAFE_DIGITS = 15;
  private static final int MOST_DIGITS = 17;
  private static final int PLAIN_FROM = -4;
  private static final int PLAIN_BELOW = 16;

  private DecimalText() {}

  static double parse(String name, String value) {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "range '%s': '%s' is not a number".formatted(name, value), e);
    }
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("range '%s': '%s' is not finite".formatted(name, value));
    }
    return number;
  }

  static String of(double number) {
    if (number == 0) {
      return "0.0";
    }
    BigDecimal shortest = shortest(Math.abs(number)).stripTrailingZeros();
    String sign = number < 0 ? "-" : "";
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= PLAIN_FROM && exponent < PLAIN_BELOW) {
      String plain = shortest.toPlainString();
      return sign + (plain.contains(".") ? plain : plain + ".0");
    }
    String digits = shortest.unscaledValue().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return "%s%se%s%02d".formatted(sign, mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  private static BigDecimal shortest(double positive) {
    var exact = new BigDecimal(positive);
    for (int digits = positive < Double.MIN_NORMAL ? 1 : SAFE_DIGITS;
        digits < MOST_DIGITS;
        digits++) {
      BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (nearest.doubleValue() == positive) {
        return nearest;
      }
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.CEILING));
      if (above.doubleValue() == positive) {
        return above;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }
}
