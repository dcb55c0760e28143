package dev.clary.service.training;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.Optional;

/**
 * A named input of a training job, seen by it under {@code input/data/<name>}.
 *
 * @param uri a prefix or one object; its scheme is the object store's business alone
 * @param sharded whether each host of a job gets its share only; with one host that is everything
 */
public record Channel(
    String name,
    String uri,
    Optional<String> contentType,
    InputMode inputMode,
    boolean sharded,
    Selection selection,
    Streaming streaming) {

  public Channel {
    requireNonNull(name, "name");
    requireNonNull(uri, "uri");
    requireNonNull(contentType, "contentType");
    requireNonNull(inputMode, "inputMode");
    // Channels that were stored before there was a choice have neither.
    selection = requireNonNullElse(selection, Selection.PREFIX);
    streaming = requireNonNullElse(streaming, Streaming.PLAIN);
  }

  /** All objects below a prefix, as they are. */
  public Channel(
      String name, String uri, Optional<String> contentType, InputMode inputMode, boolean sharded) {
    this(name, uri, contentType, inputMode, sharded, Selection.PREFIX, Streaming.PLAIN);
  }
}
