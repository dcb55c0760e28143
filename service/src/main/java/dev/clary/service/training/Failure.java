package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

/** Why a training job failed, in a sentence for a person, at most 1024 characters. */
public record Failure(FailureKind kind, String reason) {

  public Failure {
    requireNonNull(kind, "kind");
    requireNonNull(reason, "reason");
  }
}
