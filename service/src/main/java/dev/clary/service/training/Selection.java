package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which objects a channel's URI stands for.
 *
 * @param attributes of an augmented manifest, those that are read, in this order; empty otherwise
 */
public record Selection(Kind kind, List<String> attributes) {
  /** All objects that start with the URI. */
  public static final Selection PREFIX = new Selection(Kind.PREFIX, List.of());

  /** How the URI is understood. */
  public enum Kind {
    /** All objects that start with it. */
    PREFIX,
    /** One object, a JSON array: a prefix, and what to put behind it for each object. */
    MANIFEST,
    /** One object of JSON Lines, whose attributes are values or name objects. */
    AUGMENTED_MANIFEST
  }

  public Selection {
    requireNonNull(kind, "kind");
    attributes = List.copyOf(attributes);
    if (attributes.isEmpty() == (kind == Kind.AUGMENTED_MANIFEST)) {
      throw new IllegalArgumentException(
          "attributes %s do not go with a selection of kind %s".formatted(attributes, kind));
    }
  }
}
