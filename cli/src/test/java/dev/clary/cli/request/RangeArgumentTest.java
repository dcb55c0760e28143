package dev.clary.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RangeArgumentTest {

  @ParameterizedTest
  @CsvSource({
    "layers=1..8, IntegerParameterRanges, 1, 8, Auto",
    "layers=-4..+8:linear, IntegerParameterRanges, -4, +8, Linear",
    "layers=1..8:float, ContinuousParameterRanges, 1, 8, Auto",
    "lr=1e-5..0.1:log, ContinuousParameterRanges, 1e-5, 0.1, Logarithmic",
    "momentum=.5...99:reverse, ContinuousParameterRanges, .5, .99, ReverseLogarithmic",
    "units=8..512:log:int, IntegerParameterRanges, 8, 512, Logarithmic",
    "x=1...5, ContinuousParameterRanges, 1, .5, Auto",
  })
  void aRangeOfNumbersBecomesTheKindItsBoundsTell(
      String text, String list, String low, String high, String scaling) {
    RangeArgument range = RangeArgument.parse(text);

    assertThat(range.list()).isEqualTo(list);
    assertThat(range.members())
        .containsEntry("MinValue", low)
        .containsEntry("MaxValue", high)
        .containsEntry("ScalingType", scaling);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimizer=adam,sgd | adam | sgd",
        "path=../a,../b | ../a | ../b",
        "flag=a=1,b=2 | a=1 | b=2",
      })
  void valuesBetweenCommasBecomeCategories(String text, String first, String second) {
    RangeArgument range = RangeArgument.parse(text);

    assertThat(range.list()).isEqualTo("CategoricalParameterRanges");
    assertThat(range.members()).containsEntry("Values", List.of(first, second));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lr | --range 'lr' is not NAME=LOW..HIGH",
        "=1..2 | --range '=1..2' is not NAME=LOW..HIGH",
        "lr= | --range 'lr=' is not NAME=LOW..HIGH",
        "lr=a..b | --range lr: 'a..b' is not LOW..HIGH with a number on both sides",
        "lr=1..2:lgo | --range lr: ':lgo' is none of :log, :reverse, :linear, :int, :float",
        "lr=1..2: | --range lr: ':' is none of",
        "lr=0.5..2:int | --range lr: ':int' needs bounds without point and exponent, got 0.5..2",
        "o=a,,b | --range o: 'a,,b' has an empty value between commas",
      })
  void aMalformedRangeIsRefusedWithItsNameAndTheRule(String text, String message) {
    assertThatThrownBy(() -> RangeArgument.parse(text))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void oneValueIsOneCategory() {
    RangeArgument range = RangeArgument.parse("optimizer=adam");

    assertThat(range.members()).containsEntry("Values", List.of("adam"));
  }
}
