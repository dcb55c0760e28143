package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** A secondary status and the time it lasted; the last one of a running job has no end. */
public record Transition(
    SecondaryStatus status, Instant start, Optional<Instant> end, String message) {

  public Transition {
    requireNonNull(status, "status");
    requireNonNull(start, "start");
    requireNonNull(end, "end");
    requireNonNull(message, "message");
  }
}
