package dev.clary.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricArgumentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accuracy: ([0-9.]+) | accuracy | accuracy: ([0-9.]+)",
        "auc=roc auc is ([0-9.]+) | auc | roc auc is ([0-9.]+)",
        "val loss = ([0-9.]+) | val-loss | val loss = ([0-9.]+)",
        "loss=(?i)LOSS ([0-9.]+) | loss | (?i)LOSS ([0-9.]+)",
        "([0-9.]+)% correct | objective | ([0-9.]+)% correct",
        "^loss ([0-9.]+) | loss | ^loss ([0-9.]+)",
      })
  void aMetricIsNamedOrTakesTheWordsItBeginsWith(String text, String name, String regex) {
    MetricArgument metric = MetricArgument.parse(text);

    assertThat(metric).isEqualTo(new MetricArgument(name, regex));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"accuracy=([0-9.]+) | accuracy", "loss=(?P<value>[0-9.]+) | loss"})
  void aNameBeforeABareGroupIsPartOfWhatIsSearchedFor(String text, String name) {
    MetricArgument metric = MetricArgument.parse(text);

    assertThat(metric).isEqualTo(new MetricArgument(name, text));
  }

  @Test
  void anEmptyMetricIsRefused() {
    assertThatThrownBy(() -> MetricArgument.parse(" "))
        .isInstanceOf(WrongInputException.class)
        .hasMessageContaining("[NAME=]REGEX");
  }
}
