package dev.clary.server.operation;

/** The answer of an operation that answers nothing. */
public enum NoContent {
  INSTANCE
}
