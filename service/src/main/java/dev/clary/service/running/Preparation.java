package dev.clary.service.running;

import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingJob;
import java.util.Map;

/**
 * What a runtime knows when it prepares an attempt.
 *
 * @param tree of this attempt, with its inputs
 * @param environment that every program gets
 * @param running jobs that share the machine, this one included
 * @param journal where the job hears of what is done for it
 */
record Preparation(
    TrainingJob job,
    OptMlDirectory tree,
    Map<String, String> environment,
    int running,
    Journal journal) {

  TrainingDefinition definition() {
    return job.spec().definition();
  }

  Hyperparameters hyperparameters() {
    return new Hyperparameters(definition().hyperparameters());
  }
}
