package dev.clary.objects.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * An object as the store keeps it; replacing it makes another one. Immutable.
 *
 * @param size in bytes
 * @param etag without quotes: the MD5 of the content in hexadecimal, or that of the parts' MD5s, a
 *     hyphen and their number
 * @param modified to the millisecond
 */
public record StoredObject(
    String key,
    long size,
    String etag,
    Instant modified,
    Attributes attributes,
    List<Segment> segments) {

  public StoredObject {
    requireNonNull(key, "key");
    requireNonNull(etag, "etag");
    requireNonNull(modified, "modified");
    requireNonNull(attributes, "attributes");
    segments = List.copyOf(segments);
  }
}
