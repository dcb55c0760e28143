package dev.clary.service.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FailureTextTest {

  @Test
  void aReasonIsNeverLongerThanItMayBe() {
    String reason =
        FailureText.ofProgram(1, Optional.of("x".repeat(2000)), List.of("last")).reason();

    assertThat(reason).hasSize(FailureText.LONGEST).startsWith("AlgorithmError: xxx");
  }

  @Test
  void ofALongLogTheEndIsShown() {
    List<String> lines = List.of("a".repeat(900), "b".repeat(900), "the end");

    String reason = FailureText.ofProgram(2, Optional.empty(), lines).reason();

    assertThat(reason)
        .hasSize(FailureText.LONGEST)
        .startsWith("AlgorithmError: Exit Code: 2; last lines of the log:\naaa")
        .endsWith("b\nthe end");
  }

  @Test
  void withoutALogTheReasonIsAlone() {
    assertThat(FailureText.ofProgram(2, Optional.empty(), List.of()).reason())
        .isEqualTo("AlgorithmError: Exit Code: 2");
    assertThat(FailureText.ofRequest("no").reason()).isEqualTo("ClientError: no");
  }

  @Test
  void aFullDiskIsNamed() {
    var failure =
        new InfrastructureException(
            "it could not be prepared", new java.io.IOException("/data: No space left on device"));

    assertThat(failure).hasMessageContaining("the disk is full; make room");
  }
}
