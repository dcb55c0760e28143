package dev.clary.optimizer.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

  /** Texts printed by Python's repr, among them powers of two and neighbors of rounding ties. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e-05",
        "0.0001",
        "0.01",
        "1.3494417573713629e-08",
        "100000.0",
        "1e+16",
        "1000000000000000.0",
        "9999999999999998.0",
        "1.2345678901234568e+17",
        "5.684341886080802e-14",
        "5e-324",
        "2.2250738585072014e-308",
        "1e+23",
        "2e+23",
        "9.5e-05",
        "0.1",
        "0.3333333333333333",
        "1.7976931348623157e+308",
        "1.5845632502852868e+29",
        "9.5367431640625e-07",
        "4.35",
        "1e+22",
        "1.8014398509481984e+16",
        "-0.5",
        "0.0",
        "2e-323",
        "-1.5e-10",
        "9007199254740993.0"
      })
  void numbersArePrintedAsPythonPrintsThem(String text) {
    double number = Double.parseDouble(text);

    String printed = DecimalText.of(number);

    assertThat(printed).isEqualTo(text.equals("9007199254740993.0") ? "9007199254740992.0" : text);
  }

  @Test
  void everyBitPatternReadsBackFromAtMostSeventeenDigits() {
    var random = new SplittableRandom(11);

    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(number)) {
        String printed = DecimalText.of(number);

        assertThat(Double.parseDouble(printed)).isEqualTo(number);
        assertThat(printed.replaceAll("e.*|[-.]", "").replaceAll("^0+|0+$", ""))
            .hasSizeLessThanOrEqualTo(17);
      }
    }
  }

  @Test
  void negativeZeroIsPrintedAsZero() {
    assertThat(DecimalText.of(-0.0)).isEqualTo("0.0");
  }

  @Test
  void whatIsNoFiniteNumberIsRefusedByName() {
    assertThatThrownBy(() -> DecimalText.parse("lr", "fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("range 'lr': 'fast' is not a number");
    assertThatThrownBy(() -> DecimalText.parse("lr", "NaN")).hasMessageContaining("not finite");
  }
}
