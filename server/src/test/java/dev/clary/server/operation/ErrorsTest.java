package dev.clary.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.service.AlreadyExistsException;
import dev.clary.service.InvalidRequestException;
import dev.clary.service.LimitExceededException;
import dev.clary.service.NotFoundException;
import dev.clary.wire.ErrorCode;
import dev.clary.wire.ErrorResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  @Test
  void everyRefusalHasItsCodeAndKeepsItsSentence() {
    Map<Throwable, ErrorCode> codes =
        Map.of(
            new NotFoundException("why"), ErrorCode.RESOURCE_NOT_FOUND,
            new AlreadyExistsException("why"), ErrorCode.RESOURCE_IN_USE,
            new LimitExceededException("why"), ErrorCode.RESOURCE_LIMIT_EXCEEDED,
            new InvalidRequestException("why"), ErrorCode.VALIDATION,
            new RefusedException(ErrorCode.ACCESS_DENIED, "why"), ErrorCode.ACCESS_DENIED);

    codes.forEach(
        (error, code) -> assertThat(Errors.of(error)).isEqualTo(new ErrorResponse(code, "why")));
  }

  @Test
  void aBugIsANumberAndNothingElse() {
    ErrorResponse answer = Errors.of(new IllegalStateException("a secret of the inside"));

    assertThat(answer.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(answer.message())
        .matches("internal failure, incident [0-9a-f-]{36}")
        .doesNotContain("secret");
  }
}
