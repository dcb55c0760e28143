package dev.clary.service.running;

import dev.clary.service.training.CheckpointLocation;
import dev.clary.service.training.Owner;
import dev.clary.service.training.TrainingDefinition;
import dev.clary.service.training.TrainingSpec;
import java.io.IOException;
import java.util.Optional;

/** A way to run training jobs. Thread-safe. */
interface TrainingRuntime {

  /** Whether its programs belong into the sandbox; others are for administrators only. */
  boolean isSandboxed();

  /**
   * Refuses what it can tell will never run.
   *
   * @throws dev.clary.service.InvalidRequestException naming member, value and rule
   */
  void check(TrainingDefinition definition, Owner owner);

  /** Where the checkpoints of a job are kept; no other job keeps any there. */
  default Optional<CheckpointLocation> checkpoints(TrainingSpec spec) {
    return Checkpoints.asked(spec);
  }

  /**
   * Puts what the program needs in place.
   *
   * @throws RefusedJobException if the job cannot run, whose fault it is
   * @throws InstallationException if something that the program needs could not be installed
   * @throws InterruptedException if the server ends or the job is stopped first
   * @throws IOException if the machine failed
   */
  Program prepare(Preparation preparation)
      throws IOException, InterruptedException, InstallationException;
}
