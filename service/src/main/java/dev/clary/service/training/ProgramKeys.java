package dev.clary.service.training;

import java.util.Map;

/**
 * Gives a job's program a key to its own inputs and outputs, for as long as it runs. Thread-safe.
 */
@FunctionalInterface
public interface ProgramKeys {
  /** No keys for anybody. */
  ProgramKeys NONE = job -> Map.of();

  /**
   * The variables by which a program finds the server and signs its requests, for the attempt that
   * is under way. They hold a secret: nothing may be written down but in the environment of the
   * program.
   */
  Map<String, String> variables(TrainingJob job);
}
