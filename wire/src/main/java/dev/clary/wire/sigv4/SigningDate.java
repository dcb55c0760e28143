package dev.clary.wire.sigv4;

import dev.clary.wire.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** When a request was signed, in whole seconds: {@code 20150830T123600Z}. */
record SigningDate(Instant instant) {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT)
          .withZone(ZoneOffset.UTC);

  /**
   * Reads {@code X-Amz-Date}, or {@code Date} in either notation when there is none.
   *
   * @throws InvalidSignatureException if neither is there, or it is no date
   */
  static SigningDate of(HttpMessage request) {
    String text =
        request
            .header("x-amz-date")
            .or(() -> request.header("date"))
            .orElseThrow(
                () ->
                    incomplete(
                        "Authorization header requires existence of either a 'X-Amz-Date' or a "
                            + "'Date' header."));
    return parse(text);
  }

  /**
   * Reads a date in either notation.
   *
   * @throws InvalidSignatureException if it is no date
   */
  static SigningDate parse(String text) {
    DateTimeFormatter format = text.contains(",") ? DateTimeFormatter.RFC_1123_DATE_TIME : BASIC;
    try {
      return new SigningDate(format.parse(text, Instant::from));
    } catch (DateTimeException e) {
      throw incomplete("Date must be in ISO-8601 'basic format'. Got '%s'.".formatted(text));
    }
  }

  /** Date and time, as the string to sign has it. */
  String text() {
    return BASIC.format(instant);
  }

  /** The day, as the scope has it. */
  String day() {
    return text().substring(0, 8);
  }

  private static InvalidSignatureException incomplete(String message) {
    return new InvalidSignatureException(ErrorCode.INCOMPLETE_SIGNATURE, message);
  }
}
