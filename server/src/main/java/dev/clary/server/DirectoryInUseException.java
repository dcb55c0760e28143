package dev.clary.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A data directory that another server holds; it can be used as that server's client only. */
public final class DirectoryInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DirectoryInUseException(Path dataDirectory, Optional<URI> url) {
    super(
        "the data directory %s is in use by another Clary server%s; stop that one, or give this one"
                .formatted(dataDirectory, url.map(found -> " at " + found).orElse(""))
            + " a directory of its own with --data");
  }
}
