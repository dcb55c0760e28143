package dev.clary.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
  private static final Rule NUMBER = Rule.number("of any size", v -> true);

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "+1.5", ".5", "5.", "1e-05", "1E3", "0.30000000000000004"})
  void decimalNumbersAreNumbers(String text) {
    assertThat(NUMBER.holds().test(text)).isTrue();
  }

  /** What Java would read, and XGBoost or the SageMaker container would not. */
  @ParameterizedTest
  @ValueSource(strings = {"", " 1", "1f", "1d", "0x1p3", "NaN", "Infinity", "1,5", "1e", "--1"})
  void otherTextIsNone(String text) {
    assertThat(NUMBER.holds().test(text)).isFalse();
  }

  @Test
  void integersAreOf32Bits() {
    Rule rule = Rule.integer("of any size", v -> true);

    assertThat(rule.holds().test("2147483647")).isTrue();
    assertThat(rule.holds().test("-2147483648")).isTrue();
    assertThat(rule.holds().test("2147483648")).isFalse();
    assertThat(rule.holds().test("1.0")).isFalse();
  }

  @Test
  void everyElementOfAListCounts() {
    Rule rule = Rule.listOf("letters", element -> element.length() == 1);

    assertThat(rule.holds().test("a, b,c")).isTrue();
    assertThat(rule.holds().test("a,bc")).isFalse();
    assertThat(rule.holds().test("a,,b")).isFalse();
    assertThat(rule.description()).isEqualTo("a comma-separated list of letters");
  }

  @Test
  void aFormIsMatchedAsAWhole() {
    Rule rule = Rule.form("two digits", "\\d\\d");

    assertThat(rule.holds().test("12")).isTrue();
    assertThat(rule.holds().test("123")).isFalse();
  }

  @Test
  void theChoicesAreInTheDescription() {
    assertThat(Rule.oneOf("row", "col").description()).isEqualTo("one of row, col");
  }
}
