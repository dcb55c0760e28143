package dev.clary.objects.awssdk;

import dev.clary.objects.store.Problem;

/**
 * The bytes of an object that a request asks for.
 *
 * @param from the first one
 * @param length how many, at least 1 unless the object is empty
 */
record ByteRange(long from, long length) {
  private static final String UNIT = "bytes=";

  /**
   * Reads the {@code Range} header, of which the protocol handler has checked the form.
   *
   * @throws software.amazon.awssdk.services.s3.model.S3Exception InvalidRange if the object ends
   *     before the range begins
   */
  static ByteRange parse(String header, long size) {
    String text = header.substring(UNIT.length());
    int hyphen = text.indexOf('-');
    String first = text.substring(0, hyphen);
    String last = text.substring(hyphen + 1);
    long from;
    long to = size - 1;
    if (first.isEmpty()) {
      from = Math.max(0, size - Long.parseLong(last));
    } else {
      from = Long.parseLong(first);
      to = last.isEmpty() ? to : Math.min(to, Long.parseLong(last));
    }
    if (from > to) {
      throw Refusals.of(Problem.INVALID_RANGE, "The requested range is not satisfiable");
    }
    return new ByteRange(from, to - from + 1);
  }

  static ByteRange whole(long size) {
    return new ByteRange(0, size);
  }

  /** The {@code Content-Range} header. */
  String header(long size) {
    return "bytes %d-%d/%d".formatted(from, from + length - 1, size);
  }
}
