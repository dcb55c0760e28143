package dev.clary.server.keys;

/** What the holder of a key may do. */
public enum Role {
  /** Everything, local files and plain commands included. */
  ADMIN,
  /** Jobs of his own. */
  USER,
  /** Looking, not changing. */
  READER
}
