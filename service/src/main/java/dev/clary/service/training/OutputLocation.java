package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where artifacts go.
 *
 * @param uri prefix; a job's artifacts are put below {@code <uri>/<job name>/output/}
 * @param compressed whether the model is one {@code model.tar.gz} or file by file
 * @param checkpoints where they are kept, if they are
 */
public record OutputLocation(
    String uri, boolean compressed, Optional<CheckpointLocation> checkpoints) {

  public OutputLocation {
    requireNonNull(uri, "uri");
    requireNonNull(checkpoints, "checkpoints");
  }

  /** Without checkpoints. */
  public OutputLocation(String uri, boolean compressed) {
    this(uri, compressed, Optional.empty());
  }
}
