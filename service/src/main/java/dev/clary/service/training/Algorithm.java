package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The program of a training job.
 *
 * @param image the container image that was asked for; a runtime is chosen by it
 * @param entrypoint executable and first arguments that replace the image's own, or empty
 * @param arguments further arguments, or empty
 */
public record Algorithm(
    String image, List<String> entrypoint, List<String> arguments, List<MetricDefinition> metrics) {

  public Algorithm {
    requireNonNull(image, "image");
    entrypoint = List.copyOf(entrypoint);
    arguments = List.copyOf(arguments);
    metrics = List.copyOf(metrics);
  }
}
