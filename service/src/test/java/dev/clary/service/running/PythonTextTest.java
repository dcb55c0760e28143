package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PythonTextTest {

  /** The table of the training toolkit's decoding, and what Python prints for some numbers. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "0.01, 0.01",
        "1e-05, 1e-05",
        "0.00001, 1e-05",
        "0.0001, 0.0001",
        "1E5, 100000.0",
        "1e16, 1e+16",
        "1e15, 1000000000000000.0",
        "-2.50, -2.5",
        "0.1e1, 1.0",
        "-0.0, -0.0",
        "1.3494417573713629e-08, 1.3494417573713629e-08",
        "2e-3, 0.002",
        "7, 7",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "\"adam\", adam",
        "adam, adam",
        "\"32\", 32",
        "007, 007",
        "1 2, 1 2",
        "true, True",
        "false, False",
        "1e400, inf",
        "-1e400, -inf",
        "NaN, nan",
      })
  void anArgumentIsWhatPythonPrintsForTheDecodedValue(String given, String argument) {
    assertThat(PythonText.argument(PythonText.decode(given))).isEqualTo(argument);
  }

  @Test
  void collectionsArePrintedAsPythonDoes() {
    assertThat(argument("[1, 2]")).isEqualTo("[1, 2]");
    assertThat(argument("[\"a\", true, null, 0.5]")).isEqualTo("['a', True, None, 0.5]");
    assertThat(argument("[\"it's\"]")).isEqualTo("[\"it's\"]");
    assertThat(argument("{\"b\": 2, \"a\": \"x\"}")).isEqualTo("a=x,b=2");
    assertThat(argument("[{\"b\": 2}]")).isEqualTo("[{'b': 2}]");
  }

  private static String argument(String text) {
    return PythonText.argument(PythonText.decode(text));
  }

  @Test
  void nothingIsNoText() {
    assertThat(argument("null")).isEmpty();
    assertThat(PythonText.variable(PythonText.decode("null"))).isEmpty();
    assertThat(PythonText.decode("")).isEqualTo("");
  }

  @Test
  void aVariableIsTextAsItIsAndEverythingElseCompactJson() {
    assertThat(PythonText.variable("a b")).isEqualTo("a b");
    assertThat(PythonText.variable(true)).isEqualTo("true");
    assertThat(PythonText.variable(Map.of("b", 1, "a", List.of("x", 1e-5))))
        .isEqualTo("{\"a\":[\"x\",1e-05],\"b\":1}");
    assertThat(PythonText.variable(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
  }

  @Test
  void jsonIsAsciiWithEscapes() {
    assertThat(PythonText.json(Arrays.asList("ä\"\\\n\u0001", null)))
        .isEqualTo("[\"\\u00e4\\\"\\\\\\n\\u0001\",null]");
  }
}
