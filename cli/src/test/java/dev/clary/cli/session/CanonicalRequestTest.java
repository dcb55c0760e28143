package dev.clary.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class CanonicalRequestTest {
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"A\": 1, \"B\": [{\"C\": 2, \"D\": 3}]} | {\"B\": [{\"D\": 3, \"C\": 2}], \"A\": 1}",
        "{\"HyperParameterTuningJobName\": \"x\", \"A\": 1} | {\"A\": 1}",
        "{\"A\": 1, \"B\": null} | {\"A\": 1.0}",
      })
  void requestsThatAskForTheSameAreEqual(String one, String other) {
    assertThat(canonical(one)).isEqualTo(canonical(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"A\": 1} | {\"A\": \"1\"}",
        "{\"A\": [1, 2]} | {\"A\": [2, 1]}",
        "{\"A\": {\"HyperParameterTuningJobName\": 1}} | {\"A\": {}}",
      })
  void requestsThatAskForSomethingElseDiffer(String one, String other) {
    assertThat(canonical(one)).isNotEqualTo(canonical(other));
  }

  private static String canonical(String text) {
    return CanonicalRequest.of(JSON.readTree(text));
  }
}
