package dev.clary.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @Test
  void aTargetIsServiceAndOperation() {
    assertThat(Target.parse("Logs_20140328.GetLogEvents"))
        .hasValue(new Target(Service.LOGS, "GetLogEvents"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SageMaker.ListTrainingJobs", "Logs_20140328.GetLogEvents"})
  void aTargetWritesTheHeaderItWasReadFrom(String header) {
    assertThat(Target.parse(header).map(Target::header)).hasValue(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "SageMaker", ".ListTrainingJobs", "DynamoDB_20120810.ListTables"})
  void anotherServiceIsNoTarget(String header) {
    assertThat(Target.parse(header)).isEmpty();
  }
}
