package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What a training job runs, on what, and until when. In a tuning job it is the template: the
 * hyperparameters are the static ones, and each training job gets them with its tuned ones added.
 *
 * @param instanceType recorded, shown to the program, binds nothing
 * @param networkIsolation whether the program is cut off from the network
 */
public record TrainingDefinition(
    Algorithm algorithm,
    Map<String, String> hyperparameters,
    Map<String, String> environment,
    List<Channel> channels,
    OutputLocation output,
    TrainingLimits limits,
    String instanceType,
    boolean networkIsolation) {

  public TrainingDefinition {
    requireNonNull(algorithm, "algorithm");
    hyperparameters = Map.copyOf(hyperparameters);
    environment = Map.copyOf(environment);
    channels = List.copyOf(channels);
    requireNonNull(output, "output");
    requireNonNull(limits, "limits");
    requireNonNull(instanceType, "instanceType");
  }

  /** This definition with all its hyperparameters replaced. */
  public TrainingDefinition withHyperparameters(Map<String, String> replaced) {
    return new TrainingDefinition(
        algorithm, replaced, environment, channels, output, limits, instanceType, networkIsolation);
  }
}
