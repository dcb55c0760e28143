package dev.clary.cli;

import org.jspecify.annotations.Nullable;

/**
 * Fields that the command line parser fills in before a command is called. They are null until
 * then, which the compiler's null checker is right to point at.
 */
final class Parsed {
  private Parsed() {}

  /** The value; its absence would be a mistake of the parser. */
  static <T> T present(@Nullable T field) {
    if (field == null) {
      throw new IllegalStateException("the command was called before it was parsed");
    }
    return field;
  }
}
