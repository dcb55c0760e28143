package dev.clary.objects.store;

import java.util.Map;

/**
 * What is kept with an object besides its content. Immutable.
 *
 * @param headers standard headers by lower-case name, such as {@code content-type}
 * @param metadata the user's own, by name without {@code x-amz-meta-}
 */
public record Attributes(Map<String, String> headers, Map<String, String> metadata) {
  private static final Attributes NONE = new Attributes(Map.of(), Map.of());

  public Attributes {
    headers = Map.copyOf(headers);
    metadata = Map.copyOf(metadata);
  }

  /** Nothing but the content. */
  public static Attributes none() {
    return NONE;
  }
}
