package dev.clary.service.training;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One try to run a training job.
 *
 * @param number from 1
 * @param stage the last thing that was decided; it is stored before it is done
 * @param handle how the engine finds the process again, once it was started
 * @param exitCode once the end of the process was recorded
 */
public record Attempt(
    int number, AttemptStage stage, Optional<String> handle, Optional<Integer> exitCode) {

  public Attempt {
    requireNonNull(stage, "stage");
    requireNonNull(handle, "handle");
    requireNonNull(exitCode, "exitCode");
  }
}
