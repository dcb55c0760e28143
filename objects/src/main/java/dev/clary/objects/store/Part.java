package dev.clary.objects.store;

import java.time.Instant;
import java.util.List;

/**
 * One part of an unfinished upload.
 *
 * @param number 1 to 10,000
 * @param etag MD5 of the part in hexadecimal
 * @param checksum further checksum in Base64, of the kind the upload was begun with; empty if none
 */
public record Part(
    int number, long size, String etag, Instant modified, String checksum, List<Segment> segments) {

  public Part {
    segments = List.copyOf(segments);
  }
}
