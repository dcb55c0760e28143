package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How objects are made a stream, where a channel is one; files are left as they are.
 *
 * @param gzip whether objects are packed, and to be unpacked on the way
 * @param recordIo whether each object, or each value of an augmented manifest, becomes a record
 * @param seed of the order of the objects, a new one for each epoch; empty for their own order
 */
public record Streaming(boolean gzip, boolean recordIo, Optional<Long> seed) {
  /** One object after the other, as they are. */
  public static final Streaming PLAIN = new Streaming(false, false, Optional.empty());

  public Streaming {
    requireNonNull(seed, "seed");
  }
}
