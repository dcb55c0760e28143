package dev.clary.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clary.objects.store.ObjectRefusedException;
import dev.clary.objects.store.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ErrorAnswerTest {

  @ParameterizedTest
  @EnumSource
  void everyRefusalHasS3sCodeAndStatus(Problem problem) {
    ErrorAnswer answer = ErrorAnswer.of(new ObjectRefusedException(problem, "because"));

    assertThat(answer.code().toLowerCase(Locale.ROOT))
        .startsWith(problem.name().replace("_", "").toLowerCase(Locale.ROOT));
    assertThat(answer.status()).isEqualTo(problem.status()).isBetween(300, 501);
    assertThat(answer.message()).isEqualTo("because");
    assertThat(answer.unexpected()).isFalse();
  }

  @Test
  void whatTheHandlerWrappedIsFound() {
    var refusal = new ObjectRefusedException(Problem.NO_SUCH_KEY, "gone");

    ErrorAnswer answer =
        ErrorAnswer.of(
            new IllegalStateException(new UncheckedIOException(new IOException(refusal))));

    assertThat(answer.code()).isEqualTo("NoSuchKey");
  }

  @ParameterizedTest
  @CsvSource({
    "412, PreconditionFailed",
    "416, InvalidRange",
    "404, NoSuchBucket",
    "403, AccessDenied",
    "400, BadDigest",
    "503, InternalError",
  })
  void anExceptionWithAStatusAloneGetsACode(int status, String code) {
    assertThat(ErrorAnswer.of(S3Exceptions.fromStatusCode(status)).code()).isEqualTo(code);
  }

  @Test
  void aBodyThatEndsEarlyIsTheCallersFault() {
    ErrorAnswer answer = ErrorAnswer.of(new IOException(new EOFException("early")));

    assertThat(answer)
        .returns("IncompleteBody", ErrorAnswer::code)
        .returns(400, ErrorAnswer::status);
  }

  @Test
  void aSlowBodyIsATimeout() {
    ErrorAnswer answer = ErrorAnswer.of(new IOException(new TimeoutException("idle")));

    assertThat(answer)
        .returns("RequestTimeout", ErrorAnswer::code)
        .returns(400, ErrorAnswer::status);
  }

  @Test
  void whatCannotBeDoneOrReadIsSaid() {
    assertThat(ErrorAnswer.of(new UnsupportedOperationException("versions")))
        .returns("NotImplemented", ErrorAnswer::code)
        .returns(501, ErrorAnswer::status)
        .returns(false, ErrorAnswer::unexpected);
    assertThat(ErrorAnswer.of(new IllegalArgumentException("bad escape")))
        .returns("InvalidArgument", ErrorAnswer::code)
        .returns(400, ErrorAnswer::status);
  }

  @Test
  void anythingElseIsOursAndKeepsItsDetails() {
    ErrorAnswer answer = ErrorAnswer.of(new IOException("No space left on /secret/path"));

    assertThat(answer.code()).isEqualTo("InternalError");
    assertThat(answer.message()).doesNotContain("secret");
    assertThat(answer.unexpected()).isTrue();
  }
}
