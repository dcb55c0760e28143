package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * That a training job was launched by a tuning job, and why with these values.
 *
 * @param tuningJob the tuning job's name
 * @param number of the suggestion, from 1
 * @param tuned the suggested values by hyperparameter, as printed to the program
 * @param explanation facts about the suggestion, by name; text, integers and numbers
 */
public record TuningOrigin(
    String tuningJob, int number, Map<String, String> tuned, Map<String, Object> explanation) {

  public TuningOrigin {
    requireNonNull(tuningJob, "tuningJob");
    tuned = Map.copyOf(tuned);
    explanation = Map.copyOf(explanation);
  }
}
