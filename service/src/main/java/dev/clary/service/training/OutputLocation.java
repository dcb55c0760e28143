package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

/**
 * Where artifacts go.
 *
 * @param uri prefix; a job's artifacts are put below {@code <uri>/<job name>/output/}
 * @param compressed whether the model is one {@code model.tar.gz} or file by file
 */
public record OutputLocation(String uri, boolean compressed) {

  public OutputLocation {
    requireNonNull(uri, "uri");
  }
}
