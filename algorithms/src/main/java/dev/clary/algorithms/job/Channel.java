package dev.clary.algorithms.job;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/** A named input of a training job. Immutable. */
public final class Channel {
  private final String name;
  private final Path directory;
  private final Optional<String> contentType;

  public Channel(String name, Path directory, Optional<String> contentType) {
    this.name = requireNonNull(name, "name");
    this.directory = requireNonNull(directory, "directory");
    this.contentType = requireNonNull(contentType, "contentType");
  }

  public String name() {
    return name;
  }

  /** Where its files are. */
  public Path directory() {
    return directory;
  }

  /** As the request said it, such as {@code text/csv;label_size=1}; empty when it said nothing. */
  public Optional<String> contentType() {
    return contentType;
  }
}
