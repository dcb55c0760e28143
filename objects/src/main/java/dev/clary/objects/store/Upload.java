package dev.clary.objects.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An upload in parts that has begun and not ended; its parts are asked for by its id.
 *
 * @param id unguessable
 * @param attributes what the finished object is to have
 */
public record Upload(
    String id, String bucket, String key, Instant initiated, Attributes attributes) {

  public Upload {
    requireNonNull(id, "id");
    requireNonNull(bucket, "bucket");
    requireNonNull(key, "key");
    requireNonNull(initiated, "initiated");
    requireNonNull(attributes, "attributes");
  }
}
