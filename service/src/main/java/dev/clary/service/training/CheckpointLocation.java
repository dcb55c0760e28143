package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where the files live from which training goes on when it was interrupted.
 *
 * @param uri prefix of the objects
 * @param localPath where the program has them, absolute; empty for the usual place
 */
public record CheckpointLocation(String uri, Optional<String> localPath) {

  public CheckpointLocation {
    requireNonNull(uri, "uri");
    requireNonNull(localPath, "localPath");
  }
}
