package dev.clary.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorResponseTest {

  @Test
  void theBodyNamesTheCodeAndTheMessageInBothSpellings() {
    var error = new ErrorResponse(ErrorCode.RESOURCE_NOT_FOUND, "no such job");

    String body = new String(new JsonCodec().encode(error.body()), UTF_8);

    assertThat(body)
        .isEqualTo(
            "{\"__type\":\"ResourceNotFound\",\"message\":\"no such job\",\"Message\":\"no such job\"}");
    assertThat(error.status()).isEqualTo(400);
  }

  @Test
  void noTwoErrorsShareAName() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
  }

  @Test
  void onlyFaultsOfTheServiceAreAbove499() {
    assertThat(Arrays.stream(ErrorCode.values()).filter(code -> code.status() >= 500))
        .containsExactly(ErrorCode.INTERNAL, ErrorCode.SERVICE_UNAVAILABLE);
  }
}
