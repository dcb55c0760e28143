package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Everything about a training job that is known when it is created and never changes.
 *
 * @param origin the tuning job that launched it, or empty
 * @param request what was asked for, in the words of the protocol it came by; opaque here, kept so
 *     that it can be shown again
 */
public record TrainingSpec(
    TrainingJobName name,
    Owner owner,
    Optional<TuningOrigin> origin,
    TrainingDefinition definition,
    String request) {

  public TrainingSpec {
    requireNonNull(name, "name");
    requireNonNull(owner, "owner");
    requireNonNull(origin, "origin");
    requireNonNull(definition, "definition");
    requireNonNull(request, "request");
  }
}
