package dev.clary.objects;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.clary.objects.store.ObjectRefusedException;
import dev.clary.objects.store.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What a caller sees of something that went wrong: the one table from exceptions to S3's error
 * codes.
 *
 * @param status of HTTP
 */
record ErrorAnswer(String code, int status, String message) {
  private static final String REQUEST_ID = "x-amz-request-id";
  private static final int SERVER_ERROR = 500;

  /** The first in the chain of causes that says anything, since the handler wraps its own. */
  static ErrorAnswer of(Throwable error) {
    return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
        .map(ErrorAnswer::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(
            new ErrorAnswer(
                "InternalError",
                SERVER_ERROR,
                "We encountered an internal error. Please try again."));
  }

  private static Optional<ErrorAnswer> known(Throwable error) {
    if (error instanceof AwsServiceException e) {
      return Optional.of(of(e));
    } else if (error instanceof ObjectRefusedException e) {
      return Optional.of(of(e.problem(), String.valueOf(e.getMessage())));
    } else if (error instanceof TimeoutException) {
      return Optional.of(
          new ErrorAnswer(
              "RequestTimeout",
              400,
              "Your socket connection to the server was not read from or written to within the timeout period."));
    } else if (error instanceof EOFException) {
      return Optional.of(of(Problem.INCOMPLETE_BODY, "The connection ended before the body did."));
    } else if (error instanceof UnsupportedOperationException e) {
      return Optional.of(of(Problem.NOT_IMPLEMENTED, "Not implemented: " + e.getMessage()));
    } else if (error instanceof IllegalArgumentException e) {
      return Optional.of(of(Problem.INVALID_ARGUMENT, "Invalid argument: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private static ErrorAnswer of(Problem problem, String message) {
    return new ErrorAnswer(problem.code(), problem.status(), message);
  }

  private static ErrorAnswer of(AwsServiceException error) {
    AwsErrorDetails details = error.awsErrorDetails();
    String code = details == null ? null : details.errorCode();
    if (details != null && code != null && !code.isEmpty()) {
      return new ErrorAnswer(code, error.statusCode(), String.valueOf(details.errorMessage()));
    }
    return Stream.of(Problem.values())
        .filter(problem -> problem.status() == error.statusCode())
        .findFirst()
        .map(problem -> of(problem, String.valueOf(error.getMessage())))
        .orElse(new ErrorAnswer("InternalError", SERVER_ERROR, String.valueOf(error.getMessage())));
  }

  /** Whether a person should look. */
  boolean unexpected() {
    return status >= SERVER_ERROR && !code.equals(Problem.NOT_IMPLEMENTED.code());
  }

  /** Answers with S3's error document, or without one where HTTP allows no body. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String given = response.getHeader(REQUEST_ID);
    String id = given == null ? UUID.randomUUID().toString() : given;
    response.reset();
    response.setHeader(REQUEST_ID, id);
    response.setStatus(status);
    if (request.getMethod().equals("HEAD") || status == HttpServletResponse.SC_NOT_MODIFIED) {
      return;
    }
    byte[] body =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message><Resource>%s</Resource><RequestId>%s</RequestId></Error>
        """
            .formatted(code, xml(message), xml(request.getRequestURI()), id)
            .getBytes(UTF_8);
    response.setContentType("application/xml");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String xml(String text) {
    return text.replaceAll(
            "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
