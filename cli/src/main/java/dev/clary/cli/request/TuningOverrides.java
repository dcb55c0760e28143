package dev.clary.cli.request;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a command line says about a request beside the request itself.
 *
 * @param jobs training jobs in all
 * @param parallel training jobs at a time
 * @param seed of the search
 */
public record TuningOverrides(
    OptionalInt jobs, OptionalInt parallel, OptionalInt seed, Optional<String> strategy) {

  /** Writes what was given over the request in place. */
  public void apply(ObjectNode request) {
    if (request.get("HyperParameterTuningJobConfig") instanceof ObjectNode config) {
      strategy.ifPresent(name -> config.put("Strategy", name));
      seed.ifPresent(value -> config.put("RandomSeed", value));
      if (config.get("ResourceLimits") instanceof ObjectNode limits) {
        jobs.ifPresent(count -> limits.put("MaxNumberOfTrainingJobs", count));
        parallel.ifPresent(count -> limits.put("MaxParallelTrainingJobs", count));
      }
    }
  }
}
