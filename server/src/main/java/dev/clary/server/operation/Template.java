package dev.clary.server.operation;

import dev.clary.wire.shape.AlgorithmSpecification;
import dev.clary.wire.shape.CreateTrainingJobRequest;
import dev.clary.wire.shape.HyperParameterAlgorithmSpecification;
import dev.clary.wire.shape.HyperParameterTrainingJobDefinition;
import dev.clary.wire.shape.HyperParameterTuningResourceConfig;
import dev.clary.wire.shape.ResourceConfig;
import org.jspecify.annotations.Nullable;

/**
 * The definition in a tuning job, read as the request for a training job that it stands for. So
 * what a training job runs is read in one place, and a training job that was launched is shown like
 * one that was asked for. What only a request for a training job can have stays absent.
 */
final class Template {

  private Template() {}

  /** The same request for a training job of that name, with the static hyperparameters. */
  static CreateTrainingJobRequest of(String name, HyperParameterTrainingJobDefinition definition) {
    return new CreateTrainingJobRequest(
        name,
        definition.staticHyperParameters(),
        algorithm(definition.algorithmSpecification()),
        definition.roleArn(),
        definition.inputDataConfig(),
        definition.outputDataConfig(),
        resources(definition),
        definition.vpcConfig(),
        definition.stoppingCondition(),
        null,
        definition.enableNetworkIsolation(),
        definition.enableInterContainerTrafficEncryption(),
        definition.enableManagedSpotTraining(),
        definition.checkpointConfig(),
        null,
        null,
        null,
        null,
        null,
        null,
        definition.environment(),
        definition.retryStrategy(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static AlgorithmSpecification algorithm(HyperParameterAlgorithmSpecification algorithm) {
    return new AlgorithmSpecification(
        algorithm.trainingImage(),
        algorithm.algorithmName(),
        algorithm.trainingInputMode(),
        algorithm.metricDefinitions(),
        null,
        null,
        null,
        null);
  }

  /** Whichever of the two forms was sent; older clients know one, newer ones send the other. */
  static @Nullable ResourceConfig resources(HyperParameterTrainingJobDefinition definition) {
    HyperParameterTuningResourceConfig tuning = definition.hyperParameterTuningResourceConfig();
    if (definition.resourceConfig() != null || tuning == null) {
      return definition.resourceConfig();
    }
    return new ResourceConfig(
        tuning.instanceType(),
        tuning.instanceCount(),
        tuning.volumeSizeInGB(),
        tuning.volumeKmsKeyId(),
        null,
        null,
        null,
        null);
  }
}
