package dev.clary.service.tuning;

import static java.util.Objects.requireNonNull;

import dev.clary.optimizer.space.SearchSpace;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;

/**
 * Everything about a tuning job that is known when it is created and never changes.
 *
 * @param seed of every random choice of the search
 * @param definition of each training job; its hyperparameters are the static ones
 * @param request what was asked for, in the words of the protocol it came by; opaque here, kept so
 *     that it can be shown again
 */
public record TuningSpec(
    TuningJobName name,
    Owner owner,
    StrategyName strategy,
    SearchSpace space,
    Objective objective,
    ResourceLimits limits,
    long seed,
    TrainingDefinition definition,
    String request) {

  public TuningSpec {
    requireNonNull(name, "name");
    requireNonNull(owner, "owner");
    requireNonNull(strategy, "strategy");
    requireNonNull(space, "space");
    requireNonNull(objective, "objective");
    requireNonNull(limits, "limits");
    requireNonNull(definition, "definition");
    requireNonNull(request, "request");
  }
}
